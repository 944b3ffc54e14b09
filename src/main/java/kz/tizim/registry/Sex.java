package kz.tizim.registry;

/** Sex as the registry's extracts write it. */
public enum Sex {
    M,
    F
}
