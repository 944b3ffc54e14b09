package kz.tizim.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * From where on something is odd. Where nothing else is said the figures are our reasoning from those of 10 January 2021:
 * 11,918,000 voters, 10,060 precincts, certificates for at most 1 % of the voters, hence 12 redemptions a precinct and day.
 */
@ConfigMapping(prefix = "tizim.watch")
interface WatchConfig {
    /** How often. {@code off}: never. */
    @WithDefault("60s")
    String every();

    Burst burst();

    Origin origin();

    Refusals refusals();

    Silence silence();

    Retries retries();

    Transfers transfers();

    /** Many redemptions at one precinct in a short time: a bus. */
    interface Burst {
        @WithDefault("PT15M")
        Duration window();

        /** Fewer are never odd: a mean precinct has 12 in a whole day. */
        @WithDefault("20")
        int least();

        /** How many times the precinct's own usual number of that day is odd; a dormitory is used to more. */
        @WithDefault("4")
        int timesUsual();

        /** So many are odd whatever is usual: one every ten seconds, more than four desks can look at. */
        @WithDefault("90")
        int most();
    }

    /** Many certificates of one precinct redeemed at one other precinct. */
    interface Origin {
        /** Half of the 30 that 1 % of a precinct of 3,000 voters are. */
        @WithDefault("15")
        int least();
    }

    /** One certificate refused again and again. */
    interface Refusals {
        /** Who went to a wrong desk tries once more at another one; not a third time. */
        @WithDefault("3")
        int least();
    }

    /** An open precinct where nobody is admitted. */
    interface Silence {
        /** Never odd before (issue 4). */
        @WithDefault("PT1H")
        Duration least();

        /**
         * Odd when so many voters would have come meanwhile, had those who are left come evenly: small precincts are silent
         * for hours. By chance fifteen stay away once in three million times (Poisson, e^-15), and where they come at a third
         * of the mean pace, once in 148.
         */
        @WithDefault("15")
        double missing();

        /** Share of voters who usually come over the day: 63.3 % in 2021. */
        @WithDefault("0.63")
        double turnout();
    }

    /** One Idempotency-Key with different requests. */
    interface Retries {
        /** By one account: one may be a key that a crashed program took up again, two are none. */
        @WithDefault("2")
        int least();
    }

    /** Many voters who ask to be moved to one precinct. */
    interface Transfers {
        /** From one house, more than the usual family; as many as {@code transfers/clusters} shows by default. */
        @WithDefault("10")
        int fromOneHouse();

        /** From anywhere: a thirtieth of the largest precinct. */
        @WithDefault("100")
        int into();
    }
}
