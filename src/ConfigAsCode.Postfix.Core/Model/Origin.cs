namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>Who decided a value.</summary>
public enum OriginKind
{
    /// <summary>The declaration of the instance or of the service itself.</summary>
    Declaration,

    /// <summary>A layer: an interface or a base class.</summary>
    Policy,

    /// <summary>The default services of the target.</summary>
    Distribution,

    /// <summary>A line of a main.cf or master.cf.</summary>
    File,
}

/// <summary>
/// Where something in the model comes from. <see cref="Handle"/> means something only to the reader that made the
/// model: an index into its C# locations. What comes from a file has a <see cref="Range"/> in its place. The model itself stays
/// plain values.
/// </summary>
/// <param name="Kind">Who decided.</param>
/// <param name="DeclaredBy">The name to show: a type (<c>IShopTls</c>), a platform, or a file.</param>
/// <param name="Handle">The reader's own key of the exact place; -1 where there is none.</param>
public sealed record Origin(OriginKind Kind, string DeclaredBy, int Handle = -1)
{
    /// <summary>The reader's own key of the list that <see cref="Handle"/> counts in; empty where the reader has one list.</summary>
    public string HandleList { get; init; } = "";

    /// <summary>For a model that is compared without regard to where it came from.</summary>
    public static Origin Unknown { get; } = new(OriginKind.File, "");

    /// <summary>The part of the file <see cref="DeclaredBy"/>; null for C#, and for a file as a whole.</summary>
    public SourceRange? Range { get; init; }

    public static Origin InFile(string file, SourceRange range) => new(OriginKind.File, file) { Range = range };
}
