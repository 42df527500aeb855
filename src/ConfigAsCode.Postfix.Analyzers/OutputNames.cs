using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The names of the generated classes, which are those of the generated files too. Each is the only one of its compilation,
/// whatever the classes are called: two files of one name would end the generator, and with it the output of all instances. A
/// name that no other class has makes a name of its own, so that a class more leaves those of the others alone.
/// </summary>
internal sealed class OutputNames : IEquatable<OutputNames>
{
    private readonly EquatableArray<string> all;
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);

    /// <param name="all">The names of the classes, as metadata has them.</param>
    public OutputNames(EquatableArray<string> all)
    {
        this.all = all;
        // The compiler compares the names of generated files without regard to case.
        foreach (var same in all.GroupBy(Identifier, StringComparer.OrdinalIgnoreCase))
        {
            string[] names = [.. same.OrderBy(name => name, StringComparer.Ordinal)];
            for (int i = 0; names.Length > 1 && i < names.Length; i++)
            {
                // No identifier has two underscores in it, but for one at the start of the name.
                shared[names[i]] = Identifier(names[i]) + "__" + (i + 1).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    public string this[string name] => shared.TryGetValue(name, out string? own) ? own : Identifier(name);

    public bool Equals(OutputNames? other) => other is not null && all.Equals(other.all);

    public override bool Equals(object? obj) => Equals(obj as OutputNames);

    public override int GetHashCode() => all.GetHashCode();

    /// <summary>An identifier for a name: what C# cannot have in one becomes its code, and so does the escape itself.</summary>
    private static string Identifier(string name)
    {
        var identifier = new StringBuilder("Class_");
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
