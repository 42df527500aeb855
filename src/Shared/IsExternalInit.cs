namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this type to emit init-only properties; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
