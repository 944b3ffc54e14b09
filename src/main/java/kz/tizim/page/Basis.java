package kz.tizim.page;

/** On which basis somebody was admitted. */
public final class Basis {
    private Basis() {}

    /** What the API calls it, in words. */
    public static String word(String code, PageTexts texts) {
        return switch (code) {
            case "HOME_LIST" -> texts.basisHomeList();
            case "CERTIFICATE" -> texts.basisCertificate();
            default -> code;
        };
    }
}
