package nld.experiment;

import nld.layers.NetLoss;
import nld.lowering.Lowered;

/** One step of a rule on all weights of a network: from weights, states and the step's number to weights and states. */
final class NetStep implements Lowered {
    private final NetLoss loss;
    private final WeightRule rule;
    private final Training.GradientFilter filter;
    private final Lowered step;
    private final int weights;
    private final double[] theta;
    private final double[] gradient;
    private final double[] before;
    private final double[] after;
    private int wrong;

    NetStep(NetLoss loss, WeightRule rule, Training.GradientFilter filter) {
        this.loss = loss;
        this.rule = rule;
        this.filter = filter;
        this.step = rule.step();
        this.weights = loss.net().parameters();
        this.theta = new double[weights];
        this.gradient = new double[weights];
        this.before = new double[step.inputs()];
        this.after = new double[step.outputs()];
    }

    /** How many examples were on the wrong side before the last step. */
    int wrong() {
        return wrong;
    }

    @Override
    public int inputs() {
        return outputs() + 1;
    }

    @Override
    public int outputs() {
        return weights * (1 + rule.states());
    }

    @Override
    public int operations() {
        return weights * (step.operations() + 4 * loss.examples().size());
    }

    @Override
    public void evaluate(double[] inputs, double[] outputs) {
        System.arraycopy(inputs, 0, theta, 0, weights);
        wrong = loss.gradient(theta, gradient);
        filter.apply(gradient);
        int parts = 1 + rule.states();
        before[parts + 1] = inputs[inputs.length - 1];
        for (int weight = 0; weight < weights; weight++) {
            for (int part = 0; part < parts; part++) {
                before[part] = inputs[part * weights + weight];
            }
            before[parts] = gradient[weight];
            step.evaluate(before, after);
            for (int part = 0; part < parts; part++) {
                outputs[part * weights + weight] = after[part];
            }
        }
    }

    @Override
    public Lowered fork() {
        return new NetStep(new NetLoss(loss.net(), loss.surrogate(), loss.examples()), rule, filter);
    }
}
