package dev.whittle.policy;

/** Which of the two elements lists a statement's actions. */
public enum ActionElement {
    /** The statement is about the actions listed. */
    ACTION("Action") {
        @Override
        public boolean covers(boolean listed) {
            return listed;
        }
    },
    /** The statement is about every action but those listed. */
    NOT_ACTION("NotAction") {
        @Override
        public boolean covers(boolean listed) {
            return !listed;
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
}
