package kz.tizim.lookup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What citizens are told. */
@MessageBundle("lookup")
interface LookupTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String iin();

    @Message
    String iinHint();

    @Message
    String last4();

    @Message
    String last4Hint();

    @Message
    String last4Wrong();

    @Message
    String find();

    @Message
    String privacy();

    @Message
    String again();

    @Message
    String foundTitle();

    @Message
    String when();

    @Message
    String precinct();

    @Message
    String address();

    @Message
    String accessibility();

    @Message
    String ramp();

    @Message
    String tactile();

    @Message
    String signLanguage();

    @Message
    String lift();

    @Message
    String noAccessibility();

    @Message
    String phone();

    @Message
    String bring();

    @Message
    String bringText();

    @Message
    String notFoundTitle();

    @Message
    String notFoundText();

    @Message
    String checkNumbers();

    @Message
    String checkRegistration();

    @Message
    String noElection();

    @Message
    String stillPossible();

    @Message
    String correctAtPrecinct();

    @Message
    String correctAtExecutive(String from);

    @Message
    String certificatesUntil(String until);

    @Message
    String certificatesShut(String until);
}
