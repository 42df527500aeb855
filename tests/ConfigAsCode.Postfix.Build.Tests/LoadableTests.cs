using System.Reflection;
using ConfigAsCode.Postfix.Analyzers;
using ConfigAsCode.Postfix.Build.Tasks;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>What is packed is loaded by the .NET of these tests, by older ones, and by .NET Framework in Visual Studio.</summary>
public class LoadableTests
{
    private const BindingFlags StaticFields =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Packed =
    [
        typeof(PostfixVersion).Assembly,
        typeof(PostfixGenerator).Assembly,
        typeof(RenderedProject).Assembly,
        typeof(WritePostfixFiles).Assembly,
    ];

    /// <summary>Before .NET 10 such a type cannot be loaded (dotnet/runtime#79636), and neither can any that uses it.</summary>
    [Fact]
    public void No_struct_has_a_static_field_of_a_generic_struct_of_itself()
    {
        FieldInfo[] fields =
        [
            .. Packed
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => type.IsValueType)
                .SelectMany(type => type.GetFields(StaticFields)),
        ];

        Assert.NotEmpty(fields);
        Assert.DoesNotContain(
            fields,
            field => field.FieldType.IsValueType && field.FieldType.GenericTypeArguments.Contains(field.DeclaringType)
        );
    }
}
