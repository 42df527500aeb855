using System.Text.Json;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Tool.Diff;
using ConfigAsCode.Postfix.Tool.Json;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Sentences and values for programs.</summary>
internal sealed class DiffJsonOutput : DiffOutput
{
    public override void Write(DiffResult result, TextWriter output) =>
        JsonOfVerb.Write(
            output,
            version: 1,
            json =>
            {
                json.WriteNumber("exitCode", result.ExitCode);
                json.WriteString("before", result.Before);
                json.WriteString("after", result.After);
                json.Texts("notices", result.Notices);
                json.Objects("instances", result.Instances, instance => Write(instance, json));
            }
        );

    private static void Write(InstanceDiff instance, Utf8JsonWriter json)
    {
        json.WriteString("name", instance.Name);
        json.WriteString(
            "state",
            instance.State switch
            {
                DiffState.Added => "added",
                DiffState.Removed => "removed",
                DiffState.Same => "same",
                _ => "changed",
            }
        );
        json.Text("target", NullIfEmpty(instance.Targets));
        json.Objects(
            "changes",
            instance.Changes,
            change =>
            {
                json.WriteString("sentence", ChangeSentence.Of(change));
                json.Text("subject", NullIfEmpty(change.Subject));
                json.WriteString("impact", WordOf(change.Impact));
                json.Text("targets", NullIfEmpty(change.Targets));
            }
        );
        json.Objects(
            "values",
            instance.Values,
            value =>
            {
                json.WriteString("place", value.Place);
                json.WriteString("name", value.Name);
                json.Text("before", value.Before);
                json.Text("after", value.After);
                json.WriteBoolean("hasEffect", value.HasEffect && instance.Changes.Count > 0);
            }
        );
        json.Texts("texts", instance.Texts);
        json.Texts("notes", instance.Notes);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
