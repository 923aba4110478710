package nld.lowering;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes products of matrices in whichever of four ways is expected to be fastest: small ones without loops; rows of the product as
 * combinations of rows of the right factor, or columns as combinations of columns of the left one, in vector
 * instructions; and where both are short, sums over the inner index for up to eight entries at a time. All of them add the
 * same terms in the same order, so that the way makes no difference to the result.
 */
final class ProductWriter {
    /** Up to so many multiplications a product is written without loops. */
    private static final int LARGEST_UNROLLED = 256;
    /** So many fit into one method below HotSpot's 8000 bytes. */
    private static final int UNROLLED_PER_METHOD = 200;
    /** Nanoseconds a multiplication, as measured: in sums, and in combinations of rows of length n: FAST + SHORT/n. */
    private static final double IN_SUMS = 0.15;
    private static final double FAST = 0.05;
    private static final double SHORT = 1.7;
    /** Nanoseconds an entry for storing a row of the product, and for a row. */
    private static final double ENTRY = 0.15;
    private static final double ROW = 8;
    /** How many sums are carried at a time. */
    private static final int TILE = 8;

    private final ClassBody body;
    private final Storage storage;

    ProductWriter(ClassBody body, Storage storage) {
        this.body = body;
        this.storage = storage;
    }

    /** A factor with the strides in which its entries stand: entry (i, j) at offset + i·row + j·column. */
    private record Strided(Place place, int rows, int columns, int row, int column) {
        Strided transposed() {
            return new Strided(place, columns, rows, column, row);
        }
    }

    /**
     * Writes {@code node = left · right}.
     *
     * @param out where the product must go in the end, row by row; {@code null} where that is free. Where that is cheaper it is written
     *            column by column to a place of its own
     */
    void write(Node node, Operation.Multiply product, Place out) {
        Ref left = product.left();
        Ref right = product.right();
        int m = left.rows();
        int k = left.columns();
        int n = right.columns();
        double multiplications = (double) m * k * n;
        if (multiplications <= LARGEST_UNROLLED) {
            unrolled(strided(left), strided(right), result(node, out));
            return;
        }
        double inRows = combining(m, k, n) + storage.rowsCost(right);
        double inColumns = combining(n, k, m) + storage.rowsCost(left.transposed())
                + (out == null ? 0 : Storage.TURNING * m * n);
        double inSums = multiplications * IN_SUMS;
        if (inSums <= inRows && inSums <= inColumns) {
            sums(strided(left), strided(right), result(node, out));
        } else if (inRows <= inColumns) {
            combine(strided(left), storage.rows(right), result(node, out).place(), m, k, n);
        } else {
            Place place = storage.newPlace(node.size());
            storage.put(node, true, place);
            combine(strided(right).transposed(), storage.rows(left.transposed()), place, n, k, m);
        }
    }

    private static double combining(int m, int k, int n) {
        return (double) m * k * n * (FAST + SHORT / n) + (double) m * n * ENTRY + m * ROW;
    }

    private Strided result(Node node, Place out) {
        Place place = out == null ? storage.newPlace(node.size()) : out;
        storage.put(node, false, place);
        return new Strided(place, node.rows(), node.columns(), node.columns(), 1);
    }

    /** A factor where it stands. */
    private Strided strided(Ref factor) {
        Node node = factor.node();
        boolean upright = storage.isUpright(node);
        Strided own = new Strided(storage.find(node, !upright), node.rows(), node.columns(),
                upright ? node.columns() : 1, upright ? 1 : node.rows());
        return factor.flipped() ? own.transposed() : own;
    }

    private void combine(Strided left, int rows, Place product, int m, int k, int n) {
        Place sum = storage.newPlace(n);
        body.step(step -> {
            step.use(left.place(), product);
            step.array(left.place());
            step.number(left.place().offset());
            step.number(left.row());
            step.number(left.column());
            step.code().visitVarInsn(Opcodes.ALOAD, 1);
            step.number(rows);
            step.number(sum.array());
            step.array(product);
            step.number(product.offset());
            step.number(m);
            step.number(k);
            step.number(n);
            step.call("combineRows", "([DIII[[DII[DIIII)V");
        });
    }

    private void unrolled(Strided left, Strided right, Strided product) {
        int perMethod = Math.max(1, UNROLLED_PER_METHOD / left.columns());
        int entries = product.rows() * product.columns();
        for (int from = 0; from < entries; from += perMethod) {
            int first = from;
            int last = Math.min(entries, from + perMethod);
            body.step(step -> {
                step.use(left.place(), right.place(), product.place());
                for (int entry = first; entry < last; entry++) {
                    entry(step, left, right, product, entry / product.columns(), entry % product.columns());
                }
            });
        }
    }

    private static void entry(Step step, Strided left, Strided right, Strided product, int row, int column) {
        step.array(product.place());
        step.number(product.place().offset() + row * product.row() + column * product.column());
        for (int inner = left.columns() - 1; inner >= 0; inner--) {
            load(step, left, -1, 0, row * left.row() + inner * left.column());
            load(step, right, -1, 0, inner * right.row() + column * right.column());
        }
        step.number(0.0);
        for (int inner = 0; inner < left.columns(); inner++) {
            step.fusedMultiplyAdd();
        }
        step.code().visitInsn(Opcodes.DASTORE);
    }

    private static void load(Step step, Strided from, int variable, int factor, int constant) {
        step.array(from.place());
        step.index(variable, factor, from.place().offset() + constant);
        step.code().visitInsn(Opcodes.DALOAD);
    }

    /** Tiles of up to eight sums, along the side of the product that they divide better. */
    private void sums(Strided left, Strided right, Strided product) {
        if (rest(product.rows()) < rest(product.columns())) {
            sums(right.transposed(), left.transposed(), product.transposed());
            return;
        }
        int whole = product.columns() - product.columns() % TILE;
        for (int column = 0; column < whole; column += TILE) {
            tiles(left, right, product, column, TILE, 1);
        }
        int width = product.columns() - whole;
        if (width > 0) {
            tiles(left, right, product, whole, width, Math.max(1, TILE / width));
        }
    }

    /** How much of the last tile would be idle. */
    private static double rest(int size) {
        return ((size + TILE - 1) / TILE * TILE - size) / (double) size;
    }

    private void tiles(Strided left, Strided right, Strided product, int column, int width, int height) {
        int whole = product.rows() - product.rows() % height;
        tile(left, right, product, 0, whole, column, width, height);
        if (whole < product.rows()) {
            tile(left, right, product, whole, product.rows(), column, width, product.rows() - whole);
        }
    }

    /** For each {@code height} rows from {@code from} on: the sums for {@code width} columns, held in local variables. */
    private void tile(Strided left, Strided right, Strided product, int from, int until, int column, int width, int height) {
        body.step(step -> {
            step.use(left.place(), right.place(), product.place());
            int row = step.newInt();
            int inner = step.newInt();
            int at = step.newInt();
            int[] sums = new int[width * height];
            for (int index = 0; index < sums.length; index++) {
                sums[index] = step.newDouble();
            }
            step.loop(row, from, until, height, () -> {
                for (int sum : sums) {
                    step.number(0.0);
                    step.code().visitVarInsn(Opcodes.DSTORE, sum);
                }
                step.index(row, left.row(), left.place().offset());
                step.code().visitVarInsn(Opcodes.ISTORE, at);
                step.loop(inner, 0, left.columns(), 1,
                        () -> terms(step, left, right, new Tile(inner, at, column, width, height), sums));
                store(step, product, row, new Tile(inner, at, column, width, height), sums);
            });
        });
    }

    /** What a tile's loop holds: its inner index, where the row of the left factor begins, and which entries it sums. */
    private record Tile(int inner, int at, int column, int width, int height) {
    }

    private static void terms(Step step, Strided left, Strided right, Tile tile, int[] sums) {
        MethodVisitor code = step.code();
        int[] rows = new int[tile.height()];
        for (int down = 0; down < tile.height(); down++) {
            step.array(left.place());
            code.visitVarInsn(Opcodes.ILOAD, tile.at());
            step.index(tile.inner(), left.column(), down * left.row());
            code.visitInsn(Opcodes.IADD);
            code.visitInsn(Opcodes.DALOAD);
            rows[down] = step.scratch(down);
            code.visitVarInsn(Opcodes.DSTORE, rows[down]);
        }
        for (int along = 0; along < tile.width(); along++) {
            int entry = step.scratch(tile.height());
            load(step, right, tile.inner(), right.row(), (tile.column() + along) * right.column());
            code.visitVarInsn(Opcodes.DSTORE, entry);
            for (int down = 0; down < tile.height(); down++) {
                int sum = sums[down * tile.width() + along];
                code.visitVarInsn(Opcodes.DLOAD, rows[down]);
                code.visitVarInsn(Opcodes.DLOAD, entry);
                code.visitVarInsn(Opcodes.DLOAD, sum);
                step.fusedMultiplyAdd();
                code.visitVarInsn(Opcodes.DSTORE, sum);
            }
        }
    }

    private static void store(Step step, Strided product, int row, Tile tile, int[] sums) {
        for (int index = 0; index < sums.length; index++) {
            int down = index / tile.width();
            int along = tile.column() + index % tile.width();
            step.array(product.place());
            step.index(row, product.row(), product.place().offset() + down * product.row() + along * product.column());
            step.code().visitVarInsn(Opcodes.DLOAD, sums[index]);
            step.code().visitInsn(Opcodes.DASTORE);
        }
    }
}
