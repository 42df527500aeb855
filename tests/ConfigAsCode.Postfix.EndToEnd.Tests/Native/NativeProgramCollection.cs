namespace ConfigAsCode.Postfix.EndToEnd.Tests.Native;

/// <summary>The tests that share the published programs.</summary>
[CollectionDefinition]
public sealed class NativeProgramCollection : ICollectionFixture<NativeProgram>;
