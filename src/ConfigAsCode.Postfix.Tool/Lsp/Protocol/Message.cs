using System.Text.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>A message of the client.</summary>
/// <param name="Method">What is asked for; null for an answer to a request of the server.</param>
/// <param name="Id">What the answer is to carry; undefined for a notification.</param>
/// <param name="Params">The parameters; undefined where there are none.</param>
internal sealed record Message(string? Method, JsonElement Id, JsonElement Params)
{
    private const string CancelRequest = "$/cancelRequest";

    public bool IsRequest => Id.ValueKind != JsonValueKind.Undefined;

    /// <summary>What the message cancels, as the id is written; null where it cancels nothing.</summary>
    public string? Cancelled { get; private init; }

    /// <exception cref="RequestException">It is not a message.</exception>
    public static Message Parse(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return Of(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new RequestException(
                RequestException.ParseError,
                "The message is not JSON. Send one JSON object with Content-Length bytes"
            );
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, and half of a pair of UTF-16, are found when a text is asked for.
            throw new RequestException(
                RequestException.ParseError,
                "A text of the message is not Unicode. Send UTF-8, and both halves of an escaped pair"
            );
        }
    }

    private static Message Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RequestException(
                RequestException.InvalidRequest,
                "The message is not a JSON object. Send one request for each message"
            );
        }

        root.TryGetProperty("params", out JsonElement parameters);
        bool hasId = root.TryGetProperty("id", out JsonElement id);
        if (hasId && id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
        {
            throw new RequestException(RequestException.InvalidRequest, "The id is neither a number nor a string");
        }

        if (id.ValueKind == JsonValueKind.String)
        {
            // An answer has to carry it.
            _ = id.GetString();
        }

        if (root.TryGetProperty("method", out JsonElement method))
        {
            return method.ValueKind == JsonValueKind.String
                ? new Message(method.GetString(), id, parameters)
                {
                    Cancelled = method.ValueEquals(CancelRequest) ? IdOf(parameters) : null,
                }
                : throw new RequestException(RequestException.InvalidRequest, "The method is not a string");
        }

        return root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)
            ? new Message(null, id, parameters)
            : throw new RequestException(RequestException.InvalidRequest, "The message has no method");
    }

    private static string? IdOf(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("id", out JsonElement id)
            ? id.GetRawText()
            : null;
}
