/**
 * The model test: random acts of many desks on few citizens through several running instances, and a judge that knows the
 * rules and looks for an order of the acts in which every answer is the right one.
 */
package kz.tizim.model;
