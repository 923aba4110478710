package nld.typesetting;

/** The letters that Unicode has cut in other ways for formulas. */
final class MathAlphabet {
    private static final int BOLD_CAPITAL = 0x1D400;
    private static final int BOLD_SMALL = 0x1D41A;
    private static final int BOLD_GREEK_CAPITAL = 0x1D6A8;
    private static final int BOLD_GREEK_SMALL = 0x1D6C2;
    private static final int BOLD_DIGIT = 0x1D7CE;
    private static final int SCRIPT_CAPITAL = 0x1D49C;
    private static final int DOUBLE_CAPITAL = 0x1D538;
    /** Script capitals that Unicode had before it had the others. */
    private static final String EARLY_SCRIPT = "BℬEℰFℱHℋIℐLℒMℳRℛ";
    private static final String EARLY_DOUBLE = "CℂHℍNℕPℙQℚRℝZℤ";

    private MathAlphabet() {
    }

    /** {@code letter} in bold; itself where there is none. */
    static String bold(String letter) {
        int point = letter.codePointAt(0);
        if (point >= 'A' && point <= 'Z') {
            return Character.toString(BOLD_CAPITAL + point - 'A');
        }
        if (point >= 'a' && point <= 'z') {
            return Character.toString(BOLD_SMALL + point - 'a');
        }
        if (point >= '0' && point <= '9') {
            return Character.toString(BOLD_DIGIT + point - '0');
        }
        if (point >= 'Α' && point <= 'Ω') {
            return Character.toString(BOLD_GREEK_CAPITAL + point - 'Α');
        }
        return point >= 'α' && point <= 'ω' ? Character.toString(BOLD_GREEK_SMALL + point - 'α') : letter;
    }

    /** The calligraphic form of a capital letter. */
    static String script(String letter) {
        return cut(letter, EARLY_SCRIPT, SCRIPT_CAPITAL);
    }

    /** The double-struck form of a capital letter. */
    static String doubleStruck(String letter) {
        return cut(letter, EARLY_DOUBLE, DOUBLE_CAPITAL);
    }

    private static String cut(String letter, String early, int first) {
        int known = early.indexOf(letter);
        return known >= 0 && known % 2 == 0 ? early.substring(known + 1, known + 2)
                : Character.toString(first + letter.codePointAt(0) - 'A');
    }
}
