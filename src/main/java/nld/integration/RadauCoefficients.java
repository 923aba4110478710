package nld.integration;

/**
 * The coefficients of Radau IIA of order 5 as its steps use them (E. Hairer and G. Wanner, Solving Ordinary Differential Equations II,
 * second edition, section IV.8, and their code RADAU5). The inverse of its matrix A is T Λ T⁻¹, where Λ has the real eigenvalue γ and
 * the block (α, −β; β, α) of the complex pair.
 *
 * @param times     c, the times of the stages in parts of the step; the last is 1
 * @param transform T, row by row
 * @param inverse   T⁻¹, row by row
 * @param real      γ
 * @param alpha     α
 * @param beta      β
 * @param estimate  with which weights the stages enter the error estimate of order 3
 */
record RadauCoefficients(double[] times, double[][] transform, double[][] inverse, double real, double alpha, double beta,
        double[] estimate) {
    /** How many stages a step has. */
    static final int STAGES = 3;

    /** Radau IIA of order 5. */
    static final RadauCoefficients RADAU_IIA = radau();

    private static RadauCoefficients radau() {
        double root = Math.sqrt(6);
        double nine = Math.cbrt(9);
        double eightyOne = Math.cbrt(81);
        double real = 30 / (6 + eightyOne - nine);
        double alpha = (12 - eightyOne + nine) / 60;
        double beta = (eightyOne + nine) * Math.sqrt(3) / 60;
        double square = alpha * alpha + beta * beta;
        return new RadauCoefficients(
                new double[] {(4 - root) / 10, (4 + root) / 10, 1},
                new double[][] {
                    {0.091232394870892942792, -0.14125529502095420843, -0.030029194105147424492},
                    {0.24171793270710701896, 0.20412935229379993199, 0.38294211275726193779},
                    {0.96604818261509293619, 1, 0}},
                new double[][] {
                    {4.3255798900631553510, 0.33919925181580986954, 0.54177053993587487119},
                    {-4.1787185915519047273, -0.32768282076106238708, 0.47662355450055045196},
                    {-0.50287263494578687595, 2.5719269498556054292, -0.59603920482822492497}},
                real, alpha / square, beta / square,
                new double[] {-(13 + 7 * root) / 3, (-13 + 7 * root) / 3, -1.0 / 3});
    }
}
