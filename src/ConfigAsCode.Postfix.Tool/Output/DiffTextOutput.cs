using System.Globalization;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Tool.Diff;
using static ConfigAsCode.Postfix.Tool.Output.TerminalText;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Sentences for people, and the values where they are asked for.</summary>
internal sealed class DiffTextOutput(bool showsValues, bool showsColour) : DiffOutput
{
    private const string Indent = "  ";

    private readonly TerminalText terminal = new(showsColour);

    public override void Write(DiffResult result, TextWriter output)
    {
        foreach (InstanceDiff instance in result.Instances)
        {
            Write(instance, output);
        }

        foreach (
            string note in result.Instances.SelectMany(instance => instance.Notes).Concat(result.Notices).Distinct()
        )
        {
            output.WriteLine($"{terminal.Coloured("note", Bold)}: {Plain(note)}.");
        }

        output.WriteLine(terminal.Coloured(Summary(result), Bold));
    }

    private void Write(InstanceDiff instance, TextWriter output)
    {
        string name = terminal.Coloured(Plain(instance.Name), Bold);
        string state = instance switch
        {
            { State: DiffState.Added } => "added",
            { State: DiffState.Removed } => "removed",
            { State: DiffState.Same } => "no difference",
            { Changes.Count: 0 } => "no difference in effect",
            _ => "",
        };
        output.WriteLine(state.Length > 0 ? $"{name}: {state}" : name);
        foreach (Change change in instance.Changes)
        {
            output.WriteLine(Indent + Plain(ChangeSentence.Of(change)));
        }

        foreach (IGrouping<string, ValueChange> place in instance.WithoutEffect.GroupBy(value => value.Place))
        {
            output.WriteLine(
                $"{Indent}{Plain(place.Key)}: {Plain(string.Join(", ", place.Select(v => v.Name)))}: written in another way, to the same effect"
            );
        }

        foreach (string file in instance.Texts)
        {
            output.WriteLine($"{Indent}{Plain(file)}: other comments, order or blanks, to the same effect");
        }

        if (showsValues)
        {
            WriteValues(instance, output);
        }

        if (instance.Changes.Count > 0)
        {
            output.WriteLine(
                Indent
                    + terminal.Coloured(
                        instance.Changes.Max(change => change.Impact) switch
                        {
                            ChangeImpact.Restart => "takes effect after postfix stop and postfix start",
                            ChangeImpact.Reload => "takes effect after postfix reload",
                            _ => "takes effect after postmap or postalias of the tables",
                        },
                        Grey
                    )
            );
        }

        if (instance.Changes.Count + instance.Values.Count + instance.Texts.Count > 0)
        {
            output.WriteLine();
        }
    }

    private void WriteValues(InstanceDiff instance, TextWriter output)
    {
        foreach (IGrouping<string, ValueChange> place in instance.Values.GroupBy(value => value.Place))
        {
            output.WriteLine($"{Indent}{Plain(place.Key)}");
            foreach (ValueChange value in place)
            {
                if (value.Before is { } before)
                {
                    output.WriteLine(Indent + terminal.Coloured(Plain($"- {value.Name} = {before}".TrimEnd()), Red));
                }

                if (value.After is { } after)
                {
                    output.WriteLine(Indent + terminal.Coloured(Plain($"+ {value.Name} = {after}".TrimEnd()), Green));
                }
            }
        }
    }

    private static string Summary(DiffResult result)
    {
        int changed = result.Instances.Count(instance => instance.State != DiffState.Same);
        string[] targets = [.. result.Instances.Select(i => i.Targets).Where(t => t.Length > 0).Distinct()];
        string differ = changed switch
        {
            0 => "nothing differs",
            1 => "1 instance differs",
            _ => string.Create(CultureInfo.InvariantCulture, $"{changed} instances differ"),
        };
        string compared = targets.Length switch
        {
            0 => "",
            1 => $", compared for {targets[0]}",
            _ => string.Create(CultureInfo.InvariantCulture, $", compared for {targets.Length} targets"),
        };
        return $"{Plain(result.Before)} -> {Plain(result.After)}: {differ}{compared}.";
    }
}
