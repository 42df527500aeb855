using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Reads the rendered files out of an assembly: every type of the output namespace is one instance, its constants are
/// <c>Instance</c>, <c>Target</c>, <c>Waivers</c>, <c>Policies</c>, and the pairs <c>Path0</c>/<c>Text0</c>, <c>Path1</c>/<c>Text1</c> and
/// so on, with <c>Type2</c> for a lookup table. Only metadata is read: no code of the assembly is loaded, let alone run, so
/// its target framework does not matter.
/// </summary>
internal static class AssemblyReader
{
    private const string OutputNamespace = "ConfigAsCode.Postfix.Output";

    /// <summary>The instances of the assembly by name, in ordinal order.</summary>
    public static IReadOnlyList<RenderedInstance> Read(string assembly)
    {
        using var stream = new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();

        return metadata
            .TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => metadata.StringComparer.Equals(type.Namespace, OutputNamespace))
            .Select(type => ReadInstance(metadata.GetString(type.Name), StringConstants(metadata, type)))
            .OrderBy(instance => instance.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static RenderedInstance ReadInstance(string type, Dictionary<string, string> constants)
    {
        string Constant(string name) =>
            constants.TryGetValue(name, out string value)
                ? value
                : throw new OutputRefusedException($"The type {OutputNamespace}.{type} has no constant {name}.");

        T Packed<T>(string name, Func<string, T> read)
        {
            try
            {
                return read(Constant(name));
            }
            catch (FormatException malformed)
            {
                throw new OutputRefusedException(
                    $"The constant {name} of {OutputNamespace}.{type} is malformed: {malformed.Message}"
                );
            }
        }

        RenderedFile File(string number)
        {
            string name = Constant("Path" + number);
            bool isTable = name is not (InstanceReader.MainCf or InstanceReader.MasterCf);
            return new RenderedFile(name, Constant("Text" + number), isTable ? Constant("Type" + number) : null);
        }

        int count = constants.Keys.Count(name => name.StartsWith("Path", StringComparison.Ordinal));
        return new RenderedInstance(
            Constant("Instance"),
            Packed("Target", PackedTarget.Read),
            Packed("Waivers", PackedWaivers.Read),
            Packed("Policies", PackedPolicies.Read),
            Enumerable.Range(0, count).Select(index => File(index.ToString(CultureInfo.InvariantCulture))).ToList()
        );
    }

    private static Dictionary<string, string> StringConstants(MetadataReader metadata, TypeDefinition type)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            ConstantHandle handle = field.GetDefaultValue();
            if (handle.IsNil)
            {
                continue;
            }

            Constant constant = metadata.GetConstant(handle);
            if (constant.TypeCode == ConstantTypeCode.String)
            {
                BlobReader value = metadata.GetBlobReader(constant.Value);
                constants.Add(metadata.GetString(field.Name), value.ReadUTF16(value.Length));
            }
        }

        return constants;
    }
}
