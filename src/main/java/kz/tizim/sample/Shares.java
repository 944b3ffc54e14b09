package kz.tizim.sample;

import java.util.Arrays;

/** Divides a whole number by weights so that nothing is lost: largest remainders, the earlier one first where they tie. */
final class Shares {
    private Shares() {}

    /**
     * @param least what everybody gets before the rest is divided
     * @throws IllegalArgumentException if there is not enough for the least
     */
    static int[] of(int whole, double[] weights, int least) {
        int rest = whole - least * weights.length;
        if (rest < 0) {
            throw new IllegalArgumentException("Too little to divide");
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] shares = new int[weights.length];
        Integer[] byRemainder = new Integer[weights.length];
        double[] remainders = new double[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            double exact = rest * weights[i] / sum;
            shares[i] = least + (int) exact;
            remainders[i] = exact - (int) exact;
            byRemainder[i] = i;
            given += (int) exact;
        }
        Arrays.sort(byRemainder, (a, b) -> Double.compare(remainders[b], remainders[a]));
        for (int i = 0; i < rest - given; i++) {
            shares[byRemainder[i]]++;
        }
        return shares;
    }
}
