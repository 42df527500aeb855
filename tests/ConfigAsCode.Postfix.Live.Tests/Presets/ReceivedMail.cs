namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>A message as a server got it.</summary>
internal sealed class ReceivedMail
{
    /// <summary>Whether it came in TLS.</summary>
    public bool HasTls { get; init; }

    /// <summary>Every command since the one before was done.</summary>
    public List<string> Commands { get; } = [];

    public List<string> Recipients { get; } = [];

    /// <summary>Header and body.</summary>
    public string Text { get; set; } = "";

    public string Sender =>
        Commands.First(c => c.StartsWith("MAIL ", StringComparison.OrdinalIgnoreCase)).Split('<', '>')[1];
}
