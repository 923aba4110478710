package nld.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path directory;

    private NumberTable table(String name, byte[] bytes) throws IOException, DataFault {
        Files.write(directory.resolve(name), bytes);
        return DataFolder.at(directory).table(name);
    }

    private NumberTable csv(String text) throws IOException, DataFault {
        return table("x.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String name, byte[] bytes, String message) {
        assertThatThrownBy(() -> table(name, bytes)).as(name).isInstanceOf(DataFault.class).hasMessageContaining(message)
                .satisfies(fault -> assertThat(((DataFault) fault).remedy()).isNotBlank());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A file as np.save writes it. */
    private static byte[] npy(int version, String header, byte[] entries) {
        byte[] head = text(header + "\n");
        ByteBuffer out = ByteBuffer.allocate(12 + head.length + entries.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93).put(text("NUMPY")).put((byte) version).put((byte) 0);
        if (version == 1) {
            out.putShort((short) head.length);
        } else {
            out.putInt(head.length);
        }
        out.put(head).put(entries);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] doubles(ByteOrder order, double... numbers) {
        ByteBuffer out = ByteBuffer.allocate(8 * numbers.length).order(order);
        for (double number : numbers) {
            out.putDouble(number);
        }
        return out.array();
    }

    @Test
    void what_is_written_is_read_to_the_bit() throws IOException, DataFault {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(5);
            double[] numbers = random.doubles((long) rows * columns).map(one -> (one - 0.5) * Math.pow(10, random.nextInt(40) - 20)).toArray();
            StringJoiner lines = new StringJoiner(round % 2 == 0 ? "\n" : "\r\n");
            for (int row = 0; row < rows; row++) {
                StringJoiner fields = new StringJoiner(round % 3 == 0 ? ", " : ",");
                for (int column = 0; column < columns; column++) {
                    fields.add(Double.toString(numbers[row * columns + column]));
                }
                lines.add(fields.toString());
            }
            NumberTable read = csv(lines + (round % 5 == 0 ? "\n" : ""));
            assertThat(read.rows()).isEqualTo(rows);
            assertThat(read.columns()).isEqualTo(columns);
            assertThat(read.numbers()).isEqualTo(numbers);
        }
    }

    @Test
    void marks_comments_and_names_of_columns_are_passed_over() throws IOException, DataFault {
        NumberTable read = csv("\uFEFF# from somewhere\na, b\n# more\n+1,.5\n-2.,1e2\n\n\n");
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.numbers()).containsExactly(1, 0.5, -2, 100);
    }

    @Test
    void a_file_that_holds_something_else_is_refused_with_its_place() {
        refused("x.csv", text(""), "no numbers");
        refused("x.csv", text("a,b\n"), "no numbers");
        refused("x.csv", text("1,2\n3\n"), "line 2 has 1 field, the lines before have 2");
        refused("x.csv", text("1,2\nx,4\n"), "line 2, column 1 is no number: 'x'");
        refused("x.csv", text("a,2\n3,4\n"), "line 1, column 1 is no number: 'a'");
        refused("x.csv", text("nan,nan\n3,4\n"), "line 1, column 1 is nan");
        refused("x.csv", text("1;2\n"), "line 1, column 1 is no number");
        refused("x.csv", text("1e999\n"), "line 1, column 1 is too large");
        refused("x.csv", text("-Infinity\n"), "line 1, column 1 is -Infinity");
        refused("x.csv", text("1\n".repeat(NumberTable.MOST + 1)), "more than 1000000 numbers");
        refused("x.csv", new byte[DataFolder.LARGEST + 1], "larger than 64 MB");
        assertThatThrownBy(() -> DataFolder.NONE.table("x.csv")).isInstanceOf(DataFault.class).hasMessageContaining("no file");
        assertThatThrownBy(() -> DataFolder.at(directory).table("\0")).isInstanceOf(DataFault.class).hasMessageContaining("no path");
        assertThatThrownBy(() -> DataFolder.at(directory).table(directory.toAbsolutePath() + "/x.csv")).isInstanceOf(DataFault.class)
                .hasMessageContaining("one machine");
    }

    @Test
    void arrays_of_numpy_are_read_in_every_order() throws IOException, DataFault {
        byte[] entries = doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6);
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";
        for (int version : new int[] {1, 2, 3}) {
            assertThat(table("x.npy", npy(version, header, entries)).numbers()).containsExactly(1, 2, 3, 4, 5, 6);
        }
        assertThat(table("x.npy", npy(1, header.replace("False", "True"), entries)).numbers()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(table("x.npy", npy(1, header.replace('<', '>'), doubles(ByteOrder.BIG_ENDIAN, 1, 2, 3, 4, 5, 6))).numbers())
                .containsExactly(1, 2, 3, 4, 5, 6);
        NumberTable vector = table("x.npy", npy(1, header.replace("(2, 3)", "(6,)"), entries));
        assertThat(vector.rows()).isEqualTo(6);
        assertThat(vector.columns()).isEqualTo(1);
        byte[] small = npy(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", new byte[] {0, 1, (byte) 255});
        assertThat(table("x.npy", small).numbers()).containsExactly(0, 1, 255);
    }

    @Test
    void other_arrays_of_numpy_are_refused() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
        byte[] two = doubles(ByteOrder.LITTLE_ENDIAN, 1, 2);
        refused("x.npy", new byte[0], "does not begin");
        refused("x.npy", npy(9, header, two), "version 9");
        refused("x.npy", java.util.Arrays.copyOf(npy(1, header, two), 40), "cut off");
        refused("x.npy", npy(1, header, doubles(ByteOrder.LITTLE_ENDIAN, 1)), "promises 16 bytes, 8 follow");
        refused("x.npy", npy(1, header.replace("<f8", "<c16"), two), "other things than real numbers");
        refused("x.npy", npy(1, header.replace("(2,)", "(2, 1, 1)"), two), "more than two dimensions");
        refused("x.npy", npy(1, header.replace("(2,)", "(0, 2)"), new byte[0]), "0 x 2 numbers");
        refused("x.npy", npy(1, header.replace("(2,)", "(999999, 999999)"), two), "999999 x 999999 numbers");
        refused("x.npy", npy(1, header.replace("(2,)", "(12345678901,)"), two), "12345678901 x 1 numbers");
        refused("x.npy", npy(1, header.replace("(2,)", "(4294967296, 4294967297)"), two), "4294967296 x 4294967297 numbers");
        refused("x.npy", npy(1, header.replace("(2,)", "(12)"), two), "an array of none");
        refused("x.npy", npy(1, header.replace("(2,)", "(-2,)"), two), "an array of none");
        refused("x.npy", npy(1, header, doubles(ByteOrder.LITTLE_ENDIAN, 1, Double.NaN)), "row 2, column 1 is NaN");
    }

    @Test
    void the_digest_changes_with_every_file_that_a_theorem_may_read() throws IOException {
        DataFolder folder = DataFolder.at(directory);
        byte[] theorem = text("check c\n  with X = file \"x.csv\", Y = file\n    \"y.npy\"\n");
        String missing = folder.digests(theorem);
        Files.writeString(directory.resolve("x.csv"), "1\n");
        String there = folder.digests(theorem);
        Files.writeString(directory.resolve("y.npy"), "1\n");
        String both = folder.digests(theorem);
        Files.writeString(directory.resolve("x.csv"), "2\n");
        assertThat(java.util.Set.of(missing, there, both, folder.digests(theorem))).hasSize(4);
        Files.writeString(directory.resolve("z.csv"), "2\n");
        assertThat(folder.digests(text("theorem a"))).isEmpty();
    }
}
