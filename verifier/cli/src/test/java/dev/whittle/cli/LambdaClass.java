package dev.whittle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class that stands for one lambda or method reference: a field for each value that it captures, and the interface's one
 * method, which calls what {@code java.lang.invoke.LambdaMetafactory} was asked to call. Source: that class's documentation. As
 * with that one, what captures nothing is one object for each place in the code.
 */
final class LambdaClass {
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";
    private static final String MAKE = "make";
    private static final String ONLY = "ONLY";
    /** What can be called from another class of the nest; a call of a superclass's own method can't. */
    private static final Set<Integer> CALLABLE = Set.of(
            Opcodes.H_INVOKESTATIC, Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE, Opcodes.H_NEWINVOKESPECIAL);

    private final String name;
    private final String method;
    private final Type call;
    private final Type erased;
    private final Handle called;
    private final Type exact;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private LambdaClass(String name, String method, Type call, Type erased, Handle called, Type exact) {
        this.name = name;
        this.method = method;
        this.call = call;
        this.erased = erased;
        this.called = called;
        this.exact = exact;
    }

    /**
     * None where something about the call is not known here.
     *
     * @param name its own, internal
     * @param nestHost the internal name of its nest's host
     * @param method of the interface
     * @param call from the captured values to the interface
     * @param arguments of the bootstrap method: the method's erased type, what is to be called, and the exact type
     */
    static Optional<LambdaClass> of(String name, String nestHost, String method, Type call, Object... arguments) {
        LambdaClass lambda =
                new LambdaClass(name, method, call, (Type) arguments[0], (Handle) arguments[1], (Type) arguments[2]);
        if (!lambda.isKnown()) {
            return Optional.empty();
        }
        lambda.write(nestHost);
        return Optional.of(lambda);
    }

    String name() {
        return name;
    }

    byte[] content() {
        return writer.toByteArray();
    }

    /** Makes one of the captured values on the stack, as the call did. */
    void make(MethodVisitor code) {
        if (captured().length == 0) {
            code.visitFieldInsn(
                    Opcodes.GETSTATIC, name, ONLY, call.getReturnType().getDescriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE, call.getDescriptor(), false);
        }
    }

    private boolean isKnown() {
        if (!CALLABLE.contains(called.getTag())) {
            return false;
        }
        List<Type> wanted = wanted();
        if (wanted.size() != captured().length + given().length || exact.getArgumentTypes().length != given().length) {
            return false;
        }
        for (int i = 0; i < captured().length; i++) {
            if (!Conversion.isKnown(captured()[i], wanted.get(i))) {
                return false;
            }
        }
        for (int i = 0; i < given().length; i++) {
            Type named = exact.getArgumentTypes()[i];
            if (!Conversion.isKnown(given()[i], named)
                    || !Conversion.isKnown(named, wanted.get(captured().length + i))) {
                return false;
            }
        }
        return returnsNothing() || Conversion.isKnown(result(), erased.getReturnType());
    }

    private Type[] captured() {
        return call.getArgumentTypes();
    }

    private Type[] given() {
        return erased.getArgumentTypes();
    }

    private boolean returnsNothing() {
        return erased.getReturnType().equals(Type.VOID_TYPE);
    }

    private boolean isConstructor() {
        return called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    private Type result() {
        return isConstructor() ? Type.getObjectType(called.getOwner()) : Type.getReturnType(called.getDesc());
    }

    /** What the called method takes, its receiver first. */
    private List<Type> wanted() {
        List<Type> wanted = new ArrayList<>();
        if (called.getTag() != Opcodes.H_INVOKESTATIC && !isConstructor()) {
            wanted.add(Type.getObjectType(called.getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(called.getDesc())));
        return wanted;
    }

    private void write(String nestHost) {
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        String[] interfaces = {call.getReturnType().getInternalName()};
        writer.visit(Opcodes.V11, access, name, null, OBJECT, interfaces);
        writer.visitNestHost(nestHost);
        writeFields();
        writeConstructor();
        if (captured().length == 0) {
            writeOnly();
        } else {
            writeMake();
        }
        writeMethod();
        writer.visitEnd();
    }

    private void writeFields() {
        for (int i = 0; i < captured().length; i++) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
            writer.visitField(access, field(i), captured()[i].getDescriptor(), null, null)
                    .visitEnd();
        }
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private String constructorDescriptor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, captured());
    }

    private void writeConstructor() {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, CONSTRUCTOR, constructorDescriptor(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int variable = 1;
        for (int i = 0; i < captured().length; i++) {
            Type type = captured()[i];
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), type.getDescriptor());
            variable += type.getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private void writeOnly() {
        String descriptor = call.getReturnType().getDescriptor();
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, descriptor, null, null)
                .visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructorDescriptor(), false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, descriptor);
        end(code, Opcodes.RETURN);
    }

    /** Of the interface's type, not its own: the verifier then asks of the caller what it asked before, and loads nothing more. */
    private void writeMake() {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, MAKE, call.getDescriptor(), null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int variable = 0;
        for (Type type : captured()) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            variable += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructorDescriptor(), false);
        end(code, Opcodes.ARETURN);
    }

    private void writeMethod() {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
        code.visitCode();
        if (isConstructor()) {
            code.visitTypeInsn(Opcodes.NEW, called.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        List<Type> wanted = wanted();
        for (int i = 0; i < captured().length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured()[i].getDescriptor());
            Conversion.write(code, captured()[i], wanted.get(i));
        }
        int variable = 1;
        for (int i = 0; i < given().length; i++) {
            Type named = exact.getArgumentTypes()[i];
            code.visitVarInsn(given()[i].getOpcode(Opcodes.ILOAD), variable);
            variable += given()[i].getSize();
            Conversion.write(code, given()[i], named);
            Conversion.write(code, named, wanted.get(captured().length + i));
        }
        code.visitMethodInsn(opcode(), called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
        writeResult(code);
    }

    private int opcode() {
        return switch (called.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            // In a nest, what is private is called like any other.
            default -> Opcodes.INVOKEVIRTUAL;
        };
    }

    private void writeResult(MethodVisitor code) {
        Type returned = erased.getReturnType();
        if (returnsNothing()) {
            int size = result().getSize();
            if (size > 0) {
                code.visitInsn(size == 1 ? Opcodes.POP : Opcodes.POP2);
            }
        } else {
            Conversion.write(code, result(), returned);
        }
        end(code, returned.getOpcode(Opcodes.IRETURN));
    }

    private static void end(MethodVisitor code, int returning) {
        code.visitInsn(returning);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
