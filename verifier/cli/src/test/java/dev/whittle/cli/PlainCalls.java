package dev.whittle.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class without the {@code invokedynamic} that a start pays for: each lambda and method reference is a {@linkplain LambdaClass
 * class}, a record's {@code equals} and {@code hashCode} are {@linkplain RecordMethods code}. A call that is not wholly
 * understood stays: a record's {@code toString}, which hardly any run asks for, and a lambda that is serializable or has markers
 * or bridges.
 *
 * <p>The made classes are in the nest of the one that uses them, so that they may call what is private there; there are nests
 * since Java 11.
 */
final class PlainCalls {
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final String name;
    private String nestHost;
    private byte[] content = {};
    private boolean isChanged;

    private PlainCalls(String name) {
        this.name = name;
        this.nestHost = name;
    }

    /** Whether a class has a format in which calls are rewritten. */
    static boolean canBeIn(byte[] content) {
        return OldClass.version(content) >= Opcodes.V11;
    }

    static PlainCalls of(byte[] content) {
        ClassReader reader = new ClassReader(content);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        PlainCalls plain = new PlainCalls(reader.getClassName());
        reader.accept(plain.new Rewriting(writer), 0);
        plain.content = plain.isChanged ? writer.toByteArray() : content;
        return plain;
    }

    /** The class itself; byte for byte as it was where nothing took the place of anything. */
    byte[] content() {
        return content;
    }

    /** What stands for its lambdas, by internal name. */
    Map<String, byte[]> classes() {
        return classes;
    }

    /** The internal name of the class that has to name them as members of its nest. */
    String nestHost() {
        return nestHost;
    }

    /** A class as the host of further members of its nest. */
    static byte[] withMembers(byte[] host, List<String> members) {
        if (members.isEmpty()) {
            return host;
        }
        ClassReader reader = new ClassReader(host);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        members.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    private final class Rewriting extends ClassVisitor {
        private final RecordMethods methods = new RecordMethods(name);

        Rewriting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitNestHost(String host) {
            nestHost = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new Calls(super.visitMethod(access, method, descriptor, signature, exceptions), methods);
        }

        @Override
        public void visitEnd() {
            methods.writeTo(cv);
            super.visitEnd();
        }
    }

    private final class Calls extends MethodVisitor {
        private final RecordMethods methods;

        Calls(MethodVisitor next, RecordMethods methods) {
            super(Opcodes.ASM9, next);
            this.methods = methods;
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle maker, Object... arguments) {
            boolean isWritten = switch (maker.getOwner() + "." + maker.getName()) {
                case "java/lang/invoke/LambdaMetafactory.metafactory" -> isLambda(method, descriptor, arguments);
                case "java/lang/runtime/ObjectMethods.bootstrap" -> methods.replace(mv, method, descriptor, arguments);
                default -> false;
            };
            if (isWritten) {
                isChanged = true;
            } else {
                super.visitInvokeDynamicInsn(method, descriptor, maker, arguments);
            }
        }

        private boolean isLambda(String method, String descriptor, Object... arguments) {
            Optional<LambdaClass> lambda = LambdaClass.of(
                    name + "$$" + classes.size(), nestHost, method, Type.getMethodType(descriptor), arguments);
            lambda.ifPresent(made -> {
                classes.put(made.name(), made.content());
                made.make(mv);
            });
            return lambda.isPresent();
        }
    }
}
