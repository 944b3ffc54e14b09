/** What is in {@code k8s/}, rendered and read strictly, held against the application that it runs. */
package kz.tizim.cluster;
