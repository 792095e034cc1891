using System.Runtime.CompilerServices;
using Jint;

namespace Elsa.Intercom.Host.Scripts;

/// <summary>
/// Ends an expression that has used a part of its thread's stack. The engine counts calls that the author writes only; <c>toString</c> and other
/// functions that the engine calls by itself can use up the stack, which ends the process. The rest of the stack is for the way back: the engine
/// catches and throws the error again on each level.
/// </summary>
internal sealed class StackLimit(nint bytes) : Constraint
{
    private nint _start = Here();

    public override void Reset() => _start = Here();

    public override void Check()
    {
        if (_start - Here() > bytes)
            throw new ScriptException("its functions call each other too deeply");
    }

    /// <summary>The address of a local variable: the stack grows downwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Here()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
