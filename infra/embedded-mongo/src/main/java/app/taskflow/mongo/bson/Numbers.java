package app.taskflow.mongo.bson;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers as bytes that compare as the numbers do, whichever of the four types they are stored in: the sign, the binary
 * exponent, then the bits after the leading one in groups of seven, the last bit of a byte telling whether more follow.
 * Equal numbers get equal bytes, and a small integer takes three.
 */
final class Numbers {

    private static final long INFINITY = 0x7800_0000_0000_0000L;
    private static final long NAN = 0x7C00_0000_0000_0000L;
    private static final long FRACTION = Long.MAX_VALUE;
    private static final int FRACTION_BITS = 63;

    private Numbers() {}

    static void write(Value value, KeyWriter out) {
        byte[] bytes = value.bytes();
        int offset = value.offset();
        switch (value.type()) {
            case Bson.INT32 -> write(Bson.int32(bytes, offset), out);
            case Bson.INT64 -> write(Bson.int64(bytes, offset), out);
            case Bson.DOUBLE -> write(Double.longBitsToDouble(Bson.int64(bytes, offset)), out);
            default -> writeDecimal(value, out);
        }
    }

    static void write(long number, KeyWriter out) {
        if (number == 0) {
            out.tag(KeyWriter.ZERO);
            return;
        }
        long magnitude = Math.abs(number);
        int zeros = Long.numberOfLeadingZeros(magnitude);
        write(number < 0, 63 - zeros, (magnitude << zeros) & FRACTION, 0, out);
    }

    private static void write(double number, KeyWriter out) {
        if (Double.isNaN(number)) {
            out.tag(KeyWriter.NOT_A_NUMBER);
        } else if (Double.isInfinite(number)) {
            out.tag(number < 0 ? KeyWriter.NEGATIVE_INFINITY : KeyWriter.POSITIVE_INFINITY);
        } else if (number == 0) {
            out.tag(KeyWriter.ZERO);
        } else {
            long bits = Double.doubleToRawLongBits(number);
            int exponent = (int) ((bits >>> 52) & 0x7FF);
            long fraction = bits & 0xF_FFFF_FFFF_FFFFL;
            if (exponent == 0) {
                int zeros = Long.numberOfLeadingZeros(fraction);
                write(number < 0, 63 - zeros - 1074, (fraction << zeros) & FRACTION, 0, out);
            } else {
                write(number < 0, exponent - 1023, fraction << (FRACTION_BITS - 52), 0, out);
            }
        }
    }

    private static void writeDecimal(Value value, KeyWriter out) {
        long high = Bson.int64(value.bytes(), value.offset() + 8);
        if ((high & NAN) == NAN) {
            out.tag(KeyWriter.NOT_A_NUMBER);
            return;
        }
        if ((high & INFINITY) == INFINITY) {
            out.tag(high < 0 ? KeyWriter.NEGATIVE_INFINITY : KeyWriter.POSITIVE_INFINITY);
            return;
        }
        BigDecimal number = decimal(value);
        if (number.signum() == 0) {
            out.tag(KeyWriter.ZERO);
            return;
        }
        BigInteger unscaled = number.unscaledValue().abs();
        int scale = number.scale();
        BigInteger numerator = scale < 0 ? unscaled.multiply(BigInteger.TEN.pow(-scale)) : unscaled;
        BigInteger denominator = scale > 0 ? BigInteger.TEN.pow(scale) : BigInteger.ONE;
        // Enough bits to tell any two decimals of 34 digits apart.
        int shift = 2 * FRACTION_BITS + 2 - numerator.bitLength() + denominator.bitLength();
        BigInteger quotient = shift >= 0
                ? numerator.shiftLeft(shift).divide(denominator)
                : numerator.divide(denominator.shiftLeft(-shift));
        int bits = quotient.bitLength();
        BigInteger mantissa = quotient.shiftRight(bits - 1 - 2 * FRACTION_BITS);
        long upper = mantissa.shiftRight(FRACTION_BITS).longValue() & FRACTION;
        write(number.signum() < 0, bits - 1 - shift, upper, mantissa.longValue() & FRACTION, out);
    }

    /** A decimal as a long, cut off at its range and at the point, as the JVM does with doubles. */
    static long toLong(Value value) {
        long high = Bson.int64(value.bytes(), value.offset() + 8);
        if ((high & NAN) == NAN) {
            return 0;
        }
        if ((high & INFINITY) == INFINITY) {
            return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        BigDecimal number = decimal(value);
        if (number.precision() - number.scale() > 20) {
            return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return number.toBigInteger()
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** A finite decimal; its zeros are one. */
    private static BigDecimal decimal(Value value) {
        long low = Bson.int64(value.bytes(), value.offset());
        long high = Bson.int64(value.bytes(), value.offset() + 8);
        return new Decimal128(low, high & Long.MAX_VALUE)
                .toBigDecimal()
                .multiply(BigDecimal.valueOf(high < 0 ? -1 : 1));
    }

    private static void write(boolean negative, int exponent, long upper, long lower, KeyWriter out) {
        out.tag(negative ? KeyWriter.NEGATIVE : KeyWriter.POSITIVE);
        int start = out.length();
        if (exponent >= -40 && exponent <= 180) {
            out.put(exponent + 56);
        } else {
            out.put(exponent > 0 ? 0xF0 : 0x08);
            out.put((exponent + 0x8000) >>> 8);
            out.put(exponent + 0x8000);
        }
        long high = upper;
        long low = lower;
        boolean more;
        do {
            int group = (int) (high >>> (FRACTION_BITS - 7));
            high = ((high << 7) & FRACTION) | (low >>> (FRACTION_BITS - 7));
            low = (low << 7) & FRACTION;
            more = (high | low) != 0;
            out.put(group << 1 | (more ? 1 : 0));
        } while (more);
        if (negative) {
            out.invert(start);
        }
    }
}
