package convarium.engine.compute.scalar;

/// The numbers behind the elementary functions: one set, for scalars and for vectors.
///
/// Each polynomial is the one of its degree whose largest relative error over its interval is least, with coefficients
/// rounded to float one after the other from the constant upwards, and the rest fitted again each time. Arrays give the
/// constant first.
public final class Coefficients {
    /// Log₂ e.
    public static final float LOG2_E = 0x1.715476p0f;
    /// The leading bits of ln 2: its product with an exponent is exact.
    public static final float LN2_HIGH = 0x1.63p-1f;
    /// Ln 2 less its leading bits.
    public static final float LN2_LOW = -0x1.bd0106p-13f;
    /// Added to a number below 2²² and taken off again, it rounds to a whole number, which the last bits show
    /// meanwhile.
    public static final float ROUNDER = 0x1.8p23f;
    /// Below this the exponential is nearer to 0 than to the least positive float.
    public static final float EXP_LEAST = -104f;
    /// Above this the exponential exceeds the largest float.
    public static final float EXP_MOST = 89f;
    /// Above this, 1 is less than half a step of the exponential.
    public static final float EXP_MINUS_ONE_MOST = 20f;
    /// Below this the exponential is less than half a step of 1.
    public static final float EXP_MINUS_ONE_LEAST = -25f;

    /// (eʳ − 1 − r)/r² for |r| ≤ ln 2/2: error 2⁻³³ of eʳ.
    public static final float EXP_0 = 0.5f;
    public static final float EXP_1 = 0x1.555556p-3f;
    public static final float EXP_2 = 0x1.5554e8p-5f;
    public static final float EXP_3 = 0x1.110ff8p-7f;
    public static final float EXP_4 = 0x1.6d4cbp-10f;
    public static final float EXP_5 = 0x1.a25c08p-13f;

    /// The bits of √½, where the logarithm's interval begins.
    public static final int ROOT_HALF_BITS = 0x3f3504f3;
    /// Brings subnormal numbers among the normal ones.
    public static final float LOG_SCALE = 0x1p25f;
    /// The exponent of that scale.
    public static final float LOG_SCALE_EXPONENT = 25f;

    /// (ln(1 + f) − f + f²/2)/f³ for √½ ≤ 1 + f ≤ √2: error 2⁻³⁰ of the logarithm.
    public static final float LOG_0 = 0x1.555548p-2f;
    public static final float LOG_1 = -0x1.000006p-2f;
    public static final float LOG_2 = 0x1.99a476p-3f;
    public static final float LOG_3 = -0x1.555c44p-3f;
    public static final float LOG_4 = 0x1.233ba2p-3f;
    public static final float LOG_5 = -0x1.fc28cap-4f;
    public static final float LOG_6 = 0x1.e6c00ap-4f;
    public static final float LOG_7 = -0x1.de01dcp-4f;
    public static final float LOG_8 = 0x1.14733ep-4f;

    /// Where tanh goes over from its polynomial to the exponential.
    public static final float TANH_SPLIT = 0.625f;

    /// (tanh x − x)/x³ as a polynomial of x² for |x| ≤ 0.625: error 2⁻³² of tanh.
    public static final float TANH_0 = -0x1.555554p-2f;
    public static final float TANH_1 = 0x1.11107cp-3f;
    public static final float TANH_2 = -0x1.b9f22p-5f;
    public static final float TANH_3 = 0x1.63ad18p-6f;
    public static final float TANH_4 = -0x1.0c895ep-7f;
    public static final float TANH_5 = 0x1.1ace3ep-9f;

    /// Where erf goes over from one polynomial to the other.
    public static final float ERF_SPLIT = 1f;
    /// Above this erf rounds to 1.
    public static final float ERF_MOST = 4f;

    /// Erf(x)/x − 1 as a polynomial of x² for |x| ≤ 1: error 2⁻²⁹ of erf.
    public static final float ERF_0 = 0x1.06eba8p-3f;
    public static final float ERF_1 = -0x1.81274p-2f;
    public static final float ERF_2 = 0x1.ce2d5p-4f;
    public static final float ERF_3 = -0x1.b7fe9p-6f;
    public static final float ERF_4 = 0x1.542e1p-8f;
    public static final float ERF_5 = -0x1.a50b0ep-11f;
    public static final float ERF_6 = 0x1.4c344ep-14f;

    /// Ln(1 − erf x) for 1 ≤ x ≤ 4: error 2⁻³⁵ of 1.
    public static final float ERFC_0 = 0x1.8a57ap-13f;
    public static final float ERFC_1 = -0x1.212c0cp0f;
    public static final float ERFC_2 = -0x1.44356ep-1f;
    public static final float ERFC_3 = -0x1.bc14bep-4f;
    public static final float ERFC_4 = 0x1.9d01e8p-6f;
    public static final float ERFC_5 = -0x1.138ac2p-8f;
    public static final float ERFC_6 = 0x1.cebe9ap-12f;
    public static final float ERFC_7 = -0x1.6bcc78p-16f;

    private Coefficients() {}
}
