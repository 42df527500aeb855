namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>A request that is answered with an error.</summary>
internal sealed class RequestException(int code, string message) : Exception(message)
{
    // JSON-RPC 2.0, section 5.1, and the specification of the language server protocol, ErrorCodes.
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int NotInitialized = -32002;
    public const int Cancelled = -32800;

    // A message repeats no more of what an editor sent.
    private const int LongestShown = 200;

    public int Code => code;

    /// <summary>A text of the editor, as a message repeats it.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "...";
}
