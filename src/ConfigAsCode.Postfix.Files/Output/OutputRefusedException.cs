namespace ConfigAsCode.Postfix.Files.Output;

/// <summary>The assembly holds something that must not become a file. Its message is the text of PFX9004.</summary>
public sealed class OutputRefusedException(string message) : Exception(message);
