namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What an obstacle is about.</summary>
public enum RenderErrorKind
{
    /// <summary>The instance has no target.</summary>
    Target,

    /// <summary>A folder or file name that is unsafe.</summary>
    Name,

    /// <summary>A file name that another file of the instance has.</summary>
    TakenName,

    /// <summary>Two services on one endpoint.</summary>
    Endpoint,

    /// <summary>A text that the file has no way to say.</summary>
    Text,
}
