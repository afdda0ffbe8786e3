package dev.whittle.cli;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Classes in the format of Java 5, which have no stack maps. */
final class OldClass {
    private OldClass() {}

    static boolean isOld(byte[] content) {
        return version(content) < Opcodes.V1_6;
    }

    /** The format of a class, such as 52 for that of Java 8. */
    static int version(byte[] content) {
        return ((content[6] & 0xff) << 8) | (content[7] & 0xff);
    }

    /**
     * The class in the format of Java 8, with stack maps.
     *
     * @param classes where the classes that it names are found
     */
    static byte[] raised(byte[] content, ClassLoader classes) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        new ClassReader(content).accept(new Version8(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static final class Version8 extends ClassVisitor {
        Version8(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
        }
    }
}
