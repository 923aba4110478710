package nld.notation;

import java.util.HashMap;
import java.util.Map;
import nld.data.DataFault;
import nld.data.DataFolder;
import nld.data.NumberTable;

/** The files that lie beside a theorem, each read once. */
final class DataTables {
    private final DataFolder folder;
    private final Map<String, NumberTable> read = new HashMap<>();

    DataTables(DataFolder folder) {
        this.folder = folder;
    }

    /** The numbers of a file, refused where it stands with what is wrong with it. */
    NumberTable of(Formula.File file) {
        NumberTable known = read.get(file.path());
        if (known == null) {
            try {
                known = folder.table(file.path());
            } catch (DataFault fault) {
                throw Refusal.of(file.span(), Mistake.DATA_FAULT, file.path(), fault.getMessage(), fault.remedy());
            }
            read.put(file.path(), known);
        }
        return known;
    }
}
