package nld.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NumPy's format, versions 1 to 3 (numpy.lib.format): arrays of one or two dimensions of floating-point numbers or integers of at most
 * 64 bits, in either order of rows and of bytes. Other kinds of entries are refused.
 */
final class NpyReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=])([fiu])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\( *(\\d{1,18}) *,(?: *(\\d{1,18}) *,?)? *\\)");
    private static final Map<String, ToDoubleFunction<ByteBuffer>> KINDS = Map.of("f8", ByteBuffer::getDouble, "f4", ByteBuffer::getFloat,
            "i8", ByteBuffer::getLong, "i4", ByteBuffer::getInt, "i2", ByteBuffer::getShort, "i1", ByteBuffer::get,
            "u1", input -> Byte.toUnsignedInt(input.get()), "u2", input -> Short.toUnsignedInt(input.getShort()),
            "u4", input -> Integer.toUnsignedLong(input.getInt()));
    private static final String SAVE = "save an array of one or two dimensions: np.save(\"x.npy\", x.astype(\"<f8\"))";

    private NpyReader() {
    }

    static NumberTable read(byte[] bytes) throws DataFault {
        ByteBuffer input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(input);
        Matcher type = found(TYPE, header, "an array of other things than real numbers");
        boolean byColumns = found(ORDER, header, "no array as np.save writes it").group(1).equals("True");
        Matcher shape = found(SHAPE, header, "an array of none or more than two dimensions");
        ToDoubleFunction<ByteBuffer> kind = KINDS.get(type.group(2) + type.group(3));
        long rows = Long.parseLong(shape.group(1));
        long columns = shape.group(2) == null ? 1 : Long.parseLong(shape.group(2));
        long size = Long.parseLong(type.group(3));
        if (kind == null) {
            throw new DataFault("it holds entries of type " + type.group(2) + type.group(3), SAVE);
        }
        boolean beyond = rows > NumberTable.MOST || columns > NumberTable.MOST || rows * columns > NumberTable.MOST;
        if (beyond || rows * columns == 0) {
            throw new DataFault("it holds " + rows + " x " + columns + " numbers", "a check reads from 1 to " + NumberTable.MOST + ": take a part of the data");
        }
        if (input.remaining() != rows * columns * size) {
            throw new DataFault("its header promises " + rows * columns * size + " bytes, " + input.remaining() + " follow", "save it again; was it copied whole?");
        }
        input.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new NumberTable((int) rows, (int) columns, numbers(input, kind, (int) rows, (int) columns, byColumns), Digest.of(bytes));
    }

    private static String header(ByteBuffer input) throws DataFault {
        byte[] magic = new byte[Math.min(MAGIC.length, input.remaining())];
        input.get(magic);
        if (!Arrays.equals(magic, MAGIC) || input.remaining() < 4) {
            throw new DataFault("it does not begin as NumPy's files do", SAVE);
        }
        int version = input.get();
        input.get();
        if (version < 1 || version > 3) {
            throw new DataFault("it is of version " + version + " of NumPy's format", SAVE);
        }
        long length = version == 1 ? Short.toUnsignedLong(input.getShort()) : input.remaining() < 4 ? Long.MAX_VALUE : Integer.toUnsignedLong(input.getInt());
        if (length > input.remaining()) {
            throw new DataFault("its header is cut off", "save it again; was it copied whole?");
        }
        byte[] header = new byte[(int) length];
        input.get(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static Matcher found(Pattern pattern, String header, String otherwise) throws DataFault {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataFault("it holds " + otherwise, SAVE);
        }
        return matcher;
    }

    private static double[] numbers(ByteBuffer input, ToDoubleFunction<ByteBuffer> kind, int rows, int columns, boolean byColumns) throws DataFault {
        double[] numbers = new double[rows * columns];
        for (int index = 0; index < numbers.length; index++) {
            int place = byColumns ? index % rows * columns + index / rows : index;
            numbers[place] = kind.applyAsDouble(input);
            if (!Double.isFinite(numbers[place])) {
                throw new DataFault("the entry in row " + (place / columns + 1) + ", column " + (place % columns + 1) + " is " + numbers[place],
                        "a run needs numbers: leave the row out, or fill it in");
            }
        }
        return numbers;
    }
}
