package kz.tizim.voterlist;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kz.tizim.election.Election;

/** What the pages of an election's lists say. */
@MessageBundle("lists")
interface ListTexts {
    @Message
    String title();

    @Message
    String listsOf(String election);

    @Message
    String precinct();

    @Message
    String day();

    @Message
    String state();

    @Message
    String election();

    @Message
    String none();

    @Message
    String eligible();

    @Message
    String listed();

    @Message
    String unassigned();

    @Message
    String overlaps();

    @Message
    String started();

    @Message
    String finished();

    @Message
    String failure();

    @Message
    String stays();

    @Message
    String reload();

    @Message
    String build();

    @Message
    String buildText();

    @Message
    String handOver();

    @Message
    String handOverText();

    @Message
    String stoppedByOverlaps(String pairs);

    @Message
    String leftWithout(String people);

    @Message
    String lock();

    @Message
    String lockText();

    @Message
    String built();

    @Message
    String handedOver();

    @Message
    String locked();

    @Message
    String decided(String changed);

    @Message
    String what();

    @Message
    String number();

    @Message
    String decide();

    @Message
    String look();

    @Message
    String byAddress();

    @Message
    String decideHere();

    @Message
    String byAddressText();

    @Message
    String queueEmpty();

    @Message
    String citizens(String number);

    @Message
    String noAddress();

    @Message
    String decideEach();

    @Message
    String whereTo();

    @Message
    String asAlias(String street, String precinct);

    @Message
    String asRule(String precinct, String street);

    @Message
    String likeness(String percent);

    @Message
    String otherPrecinct();

    @Message
    String precinctCode();

    @Message
    String wholeStreet();

    @Message
    String act();

    @Message
    String keep();

    @Message
    String people();

    @Message
    String peopleText();

    @Message
    String person();

    @Message
    String address();

    @Message
    String why();

    @Message
    String tick(String name);

    @Message
    String assign();

    @Message
    String assigned(String number);

    @Message
    String notAssigned(String number);

    @Message
    String noneTicked();

    @Message
    String precinctWrong();

    @Message
    String precinctUnknown();

    @Message
    String choiceMissing();

    @Message
    String actMissing();

    @Message
    String overlapsText();

    @Message
    String rule(String precinct);

    @Message
    String wholePlace();

    @Message
    String allHouses();

    @Message
    String examples();

    @Message
    String noOverlaps();

    @Message
    String more();

    @Message
    String stateOf(Election.ListsState s);

    @Message
    String reasonOf(Unplaced r);
}
