using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The names of the generated classes, which are those of the generated files too. Each is the only one of its compilation,
/// whatever the instances are called: two files of one name would end the generator, and with it the output of all instances. A
/// name that no other instance has makes a name of its own, so that an instance more leaves those of the others alone.
/// </summary>
internal sealed class OutputNames : IEquatable<OutputNames>
{
    private readonly EquatableArray<OutputKey> all;
    private readonly Dictionary<OutputKey, string> shared = [];

    public OutputNames(EquatableArray<OutputKey> all)
    {
        this.all = all;
        // The compiler compares the names of generated files without regard to case.
        foreach (var same in all.GroupBy(key => Identifier(key.Instance), StringComparer.OrdinalIgnoreCase))
        {
            OutputKey[] keys = [.. same.OrderBy(key => key.Class, StringComparer.Ordinal).ThenBy(key => key.Index)];
            for (int i = 0; keys.Length > 1 && i < keys.Length; i++)
            {
                // No identifier has two underscores in it, but for one at the start of the name.
                string number = (i + 1).ToString(CultureInfo.InvariantCulture);
                shared[keys[i]] = Identifier(keys[i].Instance) + "__" + number;
            }
        }
    }

    public string this[OutputKey key] => shared.TryGetValue(key, out string? name) ? name : Identifier(key.Instance);

    public bool Equals(OutputNames? other) => other is not null && all.Equals(other.all);

    public override bool Equals(object? obj) => Equals(obj as OutputNames);

    public override int GetHashCode() => all.GetHashCode();

    /// <summary>A class name for an instance name: what a C# name cannot hold becomes its code, and so does the escape itself.</summary>
    private static string Identifier(string name)
    {
        var identifier = new StringBuilder("Instance_");
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                identifier.Append(c);
            }
            else
            {
                identifier.Append('_').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return identifier.ToString();
    }
}
