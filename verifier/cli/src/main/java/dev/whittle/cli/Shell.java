package dev.whittle.cli;

/** A shell that completes words by a script. */
enum Shell {
    BASH("bash") {
        @Override
        String script(CompletedCommand root) {
            return BashCompletion.of(root);
        }
    },
    ZSH("zsh") {
        @Override
        String script(CompletedCommand root) {
            return ZshCompletion.of(root);
        }
    },
    FISH("fish") {
        @Override
        String script(CompletedCommand root) {
            return FishCompletion.of(root);
        }
    };

    private final String word;

    Shell(String word) {
        this.word = word;
    }

    /** The script by which it completes the command and all below it. */
    abstract String script(CompletedCommand root);

    /** Its word on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
