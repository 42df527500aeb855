using System.Text.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>A message of the client.</summary>
/// <param name="Method">What is asked for; null for an answer to a request of the server.</param>
/// <param name="Id">What the answer is to carry; undefined for a notification.</param>
/// <param name="Params">The parameters; undefined where there are none.</param>
internal sealed record Message(string? Method, JsonElement Id, JsonElement Params)
{
    public bool IsRequest => Id.ValueKind != JsonValueKind.Undefined;

    /// <exception cref="RequestException">It is not a message.</exception>
    public static Message Parse(byte[] content)
    {
        JsonElement root;
        try
        {
            using var json = JsonDocument.Parse(content);
            root = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new RequestException(
                RequestException.ParseError,
                "The message is not JSON. Send one JSON object with Content-Length bytes"
            );
        }

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

        if (root.TryGetProperty("method", out JsonElement method))
        {
            return method.ValueKind == JsonValueKind.String
                ? new Message(method.GetString(), id, parameters)
                : throw new RequestException(RequestException.InvalidRequest, "The method is not a string");
        }

        return root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)
            ? new Message(null, id, parameters)
            : throw new RequestException(RequestException.InvalidRequest, "The message has no method");
    }
}
