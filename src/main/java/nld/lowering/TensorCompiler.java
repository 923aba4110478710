package nld.lowering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/** Compiles the nodes of a {@link TensorGraph} into a class: a step for each loop, product, sum and selection of entries. */
final class TensorCompiler {
    /** So many entries are selected in one method. */
    private static final int GATHERED = 300;

    private final ClassBody body = new ClassBody();
    private final Storage storage = new Storage(body);
    private final Fusion fusion;
    private final List<Ref> outputs;
    private final Map<Node, Place> direct = new HashMap<>();
    private final PointwiseWriter pointwise;
    private final ProductWriter products;

    private TensorCompiler(TensorGraph graph, List<Ref> outputs) {
        this.outputs = outputs;
        this.fusion = new Fusion(graph, outputs);
        this.pointwise = new PointwiseWriter(body, storage, fusion);
        this.products = new ProductWriter(body, storage);
        int offset = 0;
        for (Ref output : outputs) {
            if (!output.flipped() && !(output.node().operation() instanceof Operation.Given)
                    && !(output.node().operation() instanceof Operation.Fixed)) {
                direct.putIfAbsent(output.node(), new Place(Place.OUT, offset));
            }
            offset += output.size();
        }
    }

    /** The function that computes {@code outputs}, each row by row, one after the other. */
    static TensorFunction compile(TensorGraph graph, int inputs, List<Ref> outputs) {
        TensorCompiler compiler = new TensorCompiler(graph, outputs);
        TensorKernel kernel = ClassBody.kernel(compiler.classes(graph));
        int size = outputs.stream().mapToInt(Ref::size).sum();
        return new TensorFunction(kernel, inputs, size, Operations.count(graph, compiler.fusion),
                compiler.storage.work(), compiler.storage.constants());
    }

    /** The classes of the compiled function, not loaded. */
    static List<byte[]> classes(TensorGraph graph, List<Ref> outputs) {
        return new TensorCompiler(graph, outputs).classes(graph);
    }

    private List<byte[]> classes(TensorGraph graph) {
        graph.nodes().stream().filter(fusion::isLive).forEach(this::write);
        copyOutputs();
        return body.classes();
    }

    private void write(Node node) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Given given) {
            storage.put(node, false, new Place(Place.IN, given.offset()));
        } else if (operation instanceof Operation.Fixed fixed) {
            storage.constant(node, fixed.values());
        } else if (!fusion.isStored(node)) {
            return;
        } else if (operation instanceof Operation.Multiply product) {
            products.write(node, product, direct.get(node));
        } else if (operation instanceof Operation.Total total) {
            total(node, total);
        } else if (operation instanceof Operation.Gather gather) {
            gather(node, gather);
        } else {
            pointwise.write(node, direct.get(node));
        }
    }

    private Place target(Node node) {
        Place place = direct.containsKey(node) ? direct.get(node) : storage.newPlace(node.size());
        storage.put(node, false, place);
        return place;
    }

    private void total(Node node, Operation.Total total) {
        Node of = total.of().node();
        if (total.rows()) {
            rowSums(node, total.of());
        } else if (fusion.isAbsorbed(of) && of.operation() instanceof Operation.Binary product) {
            dot(node, product);
        } else {
            Place from = storage.find(of, !storage.isUpright(of));
            into(node, from, from, step -> {
                pushed(step, from);
                step.number(of.size());
                step.call("sum", "([DII)D");
            });
        }
    }

    private void dot(Node node, Operation.Binary product) {
        Node left = product.left().node();
        boolean turns = !storage.isUpright(left);
        Place first = storage.find(left, turns);
        Place second = storage.require(product.right().node(), turns != (product.left().flipped() != product.right().flipped()));
        into(node, first, second, step -> {
            pushed(step, first);
            pushed(step, second);
            step.number(left.size());
            step.call("dot", "([DI[DII)D");
        });
    }

    /** Adds a step that stores the scalar that {@code value} pushes. */
    private void into(Node node, Place first, Place second, java.util.function.Consumer<Step> value) {
        Place place = target(node);
        body.step(step -> {
            step.use(first, second, place);
            step.array(place);
            step.number(place.offset());
            value.accept(step);
            step.code().visitInsn(Opcodes.DASTORE);
        });
    }

    private static void pushed(Step step, Place place) {
        step.array(place);
        step.number(place.offset());
    }

    /** Rows that are contiguous are summed one by one, others are added to each other. */
    private void rowSums(Node node, Ref of) {
        boolean upright = storage.isUpright(of.node());
        Place from = storage.find(of.node(), !upright);
        boolean contiguous = upright != of.flipped();
        Place place = target(node);
        body.step(step -> {
            step.use(from, place);
            pushed(step, from);
            pushed(step, place);
            step.number(contiguous ? of.rows() : of.columns());
            step.number(contiguous ? of.columns() : of.rows());
            step.call(contiguous ? "sumRows" : "addRows", "([DI[DIII)V");
        });
    }

    /** Few entries, or those of many nodes, are written one by one; many of one node are looked up in a table. */
    private void gather(Node node, Operation.Gather gather) {
        Place place = target(node);
        if (gather.from().size() == 1 && node.size() > GATHERED) {
            lookUp(gather, place);
            return;
        }
        Place[] from = gather.from().stream().map(one -> storage.require(one.node(), false)).toArray(Place[]::new);
        for (int first = 0; first < node.size(); first += GATHERED) {
            int start = first;
            body.step(step -> {
                step.use(place);
                for (int index = start; index < Math.min(node.size(), start + GATHERED); index++) {
                    selected(step, gather, from, index, place);
                }
            });
        }
    }

    private void lookUp(Operation.Gather gather, Place place) {
        int[] chosen = IntStream.range(0, gather.which().size()).filter(index -> gather.which().get(index) >= 0).toArray();
        Place places = storage.newConstant(Arrays.stream(chosen).asDoubleStream().toArray());
        Place entries = storage.newConstant(Arrays.stream(chosen).mapToDouble(gather.entry()::get).toArray());
        Place from = storage.require(gather.from().get(0).node(), false);
        body.step(step -> {
            step.use(from, places, entries, place);
            pushed(step, from);
            step.array(places);
            step.array(entries);
            pushed(step, place);
            step.number(gather.which().size());
            step.call("lookUp", "([DI[D[D[DII)V");
        });
    }

    private static void selected(Step step, Operation.Gather gather, Place[] from, int index, Place place) {
        int which = gather.which().get(index);
        if (which >= 0) {
            step.use(from[which]);
        }
        step.array(place);
        step.number(place.offset() + index);
        if (which < 0) {
            step.number(0.0);
        } else {
            step.array(from[which]);
            step.number(from[which].offset() + gather.entry().get(index));
            step.code().visitInsn(Opcodes.DALOAD);
        }
        step.code().visitInsn(Opcodes.DASTORE);
    }

    /** Outputs that are not where they must be are copied at the end: inputs, constants, repeated ones, and what is stored column by column. */
    private void copyOutputs() {
        int offset = 0;
        for (Ref output : outputs) {
            Place place = new Place(Place.OUT, offset);
            Place from = storage.find(output.node(), output.flipped());
            if (from == null) {
                storage.turn(storage.find(output.node(), !output.flipped()), place, output.columns(), output.rows());
            } else if (!from.equals(place)) {
                copy(from, place, output.size());
            }
            offset += output.size();
        }
    }

    private void copy(Place from, Place to, int size) {
        body.step(step -> {
            step.use(from, to);
            pushed(step, from);
            pushed(step, to);
            step.number(size);
            step.code().visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "arraycopy",
                    "(Ljava/lang/Object;ILjava/lang/Object;II)V", false);
        });
    }
}
