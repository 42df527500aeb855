namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>Postfix did not do what the test needs; the message ends with the last lines of its log.</summary>
public sealed class LivePostfixException(string message, string logTail)
    : Exception($"{message}\n--- maillog\n{logTail}");
