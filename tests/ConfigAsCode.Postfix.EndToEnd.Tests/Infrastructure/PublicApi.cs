using System.Globalization;
using System.Reflection;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// What an assembly offers, in the lines of PublicAPI.*.txt, less the signs of nullability, which are a matter of the
/// compiler. It knows what the attributes are made of (attributes, enums, constants, marker types) and no more.
/// </summary>
public static class PublicApi
{
    private const BindingFlags Members =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(LinesOf);

    /// <summary>The lines of a tracked file in the same form.</summary>
    public static IEnumerable<string> Tracked(string file) =>
        File.ReadLines(file)
            .Where(line => line != "#nullable enable")
            .Select(line => line.Replace("!", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal));

    private static IEnumerable<string> LinesOf(Type type)
    {
        string name = NameOf(type);
        yield return name;
        foreach (FieldInfo field in type.GetFields(Members).Where(f => f.IsLiteral && f.IsPublic))
        {
            object value = field.GetRawConstantValue()!;
            yield return type.IsEnum
                ? string.Create(CultureInfo.InvariantCulture, $"{name}.{field.Name} = {value} -> {name}")
                : $"const {name}.{field.Name} = \"{value}\" -> {NameOf(field.FieldType)}";
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Members).Where(c => !c.IsStatic && IsOffered(c)))
        {
            string parameters = string.Join(", ", constructor.GetParameters().Select(Parameter));
            yield return $"{name}.{type.Name}({parameters}) -> void";
        }

        foreach (PropertyInfo property in type.GetProperties(Members))
        {
            if (IsOffered(property.GetMethod))
            {
                yield return $"{name}.{property.Name}.get -> {NameOf(property.PropertyType)}";
            }

            if (IsOffered(property.SetMethod))
            {
                yield return $"{name}.{property.Name}.set -> void";
            }
        }

        foreach (MethodInfo method in type.GetMethods(Members).Where(m => !m.IsSpecialName && IsOffered(m)))
        {
            throw new NotSupportedException($"{name}.{method.Name}: say here how the analyzer writes a method.");
        }
    }

    private static bool IsOffered(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{NameOf(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = \"{parameter.DefaultValue}\"" : "");

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type.IsArray ? NameOf(type.GetElementType()!) + "[]"
        : type.IsGenericType
            ? $"{type.FullName!.Split('`')[0].Replace('+', '.')}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.IsGenericParameter ? type.Name
        : Type.GetTypeCode(type) switch
        {
            _ when type == typeof(object) => "object",
            _ when type.IsEnum => type.FullName!.Replace('+', '.'),
            TypeCode.Boolean => "bool",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.String => "string",
            _ => type.FullName!.Replace('+', '.'),
        };
}
