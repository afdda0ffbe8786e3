package dev.whittle.policy;

import java.util.List;

/** Which of the two elements lists a statement's actions. */
public enum ActionElement {
    /** The statement is about the actions listed. */
    ACTION("Action") {
        @Override
        public boolean covers(boolean listed) {
            return listed;
        }

        @Override
        boolean coversAll(Pattern pattern, List<Pattern> listed) {
            return listed.stream().anyMatch(pattern::within);
        }
    },
    /** The statement is about every action but those listed. */
    NOT_ACTION("NotAction") {
        @Override
        public boolean covers(boolean listed) {
            return !listed;
        }

        @Override
        boolean coversAll(Pattern pattern, List<Pattern> listed) {
            return listed.stream().noneMatch(pattern::meets);
        }
    };

    private final String text;

    ActionElement(String text) {
        this.text = text;
    }

    /** The element's name in a policy. */
    public String text() {
        return text;
    }

    /** Whether the statement is about an action, given whether its list matches that action. */
    public abstract boolean covers(boolean listed);

    /** Whether the statement is about all of L(p). False also where it takes several of the listed patterns for that. */
    abstract boolean coversAll(Pattern pattern, List<Pattern> listed);
}
