package dev.whittle.source.holders;

import java.util.Optional;

/** Something in a plan's configuration that names others, or is named. Modules are told without indices, since one text stands for all. */
sealed interface PlanNode {
    /** The name of the outputs of a module in its {@link Expression}s. */
    String OUTPUT = "output";

    /** The argument that says for what there are instances. */
    String FOR_EACH = "for_each";

    /** The module that it stands in. */
    String path();

    /**
     * The value of an argument.
     *
     * @param owner whose it is: {@code aws_iam_role.app}, {@code module.app} for what a module is given, {@code output}
     * @param argument joined by dots where one stands in another; of an output its name
     */
    record Expression(String path, String owner, String argument) implements PlanNode {
        /** Whether others say what becomes of it: those that name the module's variable or output, or {@code each}. */
        boolean isHandedOn() {
            return argument.equals(FOR_EACH)
                    || owner.startsWith("module.")
                    || (owner.equals(OUTPUT) && !path.isEmpty());
        }

        /** The type of the block that it stands in. */
        Optional<BlockType> type() {
            return BlockType.ofTerraform(owner.substring(0, Math.max(0, owner.lastIndexOf('.'))));
        }

        /** Whether it takes managed policies, as is known of its type. */
        boolean takesPolicies() {
            return type().filter(known -> known.managed().contains(argument)).isPresent();
        }

        /** How people find it. */
        @Override
        public String toString() {
            return PlanAddress.inner(path, owner + "." + argument);
        }
    }

    /**
     * A block, of which an attribute is named.
     *
     * @param attribute empty where all of it is meant
     */
    record Block(String path, String address, String attribute) implements PlanNode {
        String type() {
            return address.substring(0, Math.max(0, address.lastIndexOf('.')));
        }
    }

    /** A local value. What is in it, a plan does not say. */
    record Local(String path, String name) implements PlanNode {
        @Override
        public String toString() {
            return PlanAddress.inner(path, "local." + name);
        }
    }
}
