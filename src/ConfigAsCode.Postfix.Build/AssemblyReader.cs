using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Reads what the generator put into a compiled assembly. Every type of the output namespace is one instance, its constants are
/// <c>Instance</c>, <c>Findings</c>, and where it could be rendered <c>Target</c>, <c>AcceptedRisks</c>, <c>Policies</c> and the pairs
/// <c>Path0</c>/<c>Text0</c>, <c>Path1</c>/<c>Text1</c> and so on, with <c>Type2</c> for a lookup table; the type
/// <c>Declarations</c> has <c>Findings</c> alone, of what is in no instance. Only metadata is read: no code of the assembly is
/// loaded, let alone run, so its target framework does not matter.
/// </summary>
internal static class AssemblyReader
{
    private const string OutputNamespace = "ConfigAsCode.Postfix.Output";
    private const string OfNoInstance = "Declarations";

    /// <exception cref="OutputRefusedException">A constant is missing, or is not of the form in which the generator writes it.</exception>
    public static RenderedProject Read(string assembly)
    {
        using var stream = new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();

        TypeDefinition[] types = [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)];
        Constants[] outputs =
        [
            .. types
                .Where(type => metadata.StringComparer.Equals(type.Namespace, OutputNamespace))
                .Select(type => new Constants(metadata, type)),
        ];
        Constants[] ofInstances = [.. outputs.Where(constants => constants.Type != OfNoInstance)];
        return new RenderedProject(
            [
                .. ofInstances
                    .Where(constants => constants.Has("Target") || constants.Has("Path0"))
                    .Select(ReadInstance)
                    .OrderBy(instance => instance.Name, StringComparer.Ordinal),
            ],
            [
                .. ofInstances
                    .Where(constants => !constants.Has("Target") && !constants.Has("Path0"))
                    .Select(constants => new UnrenderedInstance(
                        constants["Instance"],
                        constants.Read("Findings", PackedFindings.Read)
                    ))
                    .OrderBy(instance => instance.Name, StringComparer.Ordinal),
            ],
            [
                .. outputs
                    .Where(constants => constants.Type == OfNoInstance)
                    .SelectMany(constants => constants.Read("Findings", PackedFindings.Read)),
            ],
            [.. types.SelectMany(type => DeclaredNames.On(metadata, type))]
        );
    }

    private static RenderedInstance ReadInstance(Constants constants)
    {
        InstanceFile File(string number)
        {
            string name = constants["Path" + number];
            bool isTable = name is not (InstanceReader.MainCf or InstanceReader.MasterCf);
            return new InstanceFile(name, constants["Text" + number], isTable ? constants["Type" + number] : null);
        }

        return new RenderedInstance(
            constants["Instance"],
            constants.Read("Target", PackedTarget.Read),
            constants.Read("Findings", PackedFindings.Read),
            constants.Read("AcceptedRisks", PackedAcceptedRisks.Read),
            constants.Read("Policies", PackedPolicies.Read),
            [
                .. Enumerable
                    .Range(0, constants.Count("Path"))
                    .Select(index => File(index.ToString(CultureInfo.InvariantCulture))),
            ]
        );
    }

    /// <summary>The string constants of one type.</summary>
    private sealed class Constants
    {
        private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

        public Constants(MetadataReader metadata, TypeDefinition type)
        {
            Type = metadata.GetString(type.Name);
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
                    values.Add(metadata.GetString(field.Name), value.ReadUTF16(value.Length));
                }
            }
        }

        public string Type { get; }

        public string this[string name] =>
            values.TryGetValue(name, out string value)
                ? value
                : throw new OutputRefusedException($"The type {OutputNamespace}.{Type} has no constant {name}.");

        public bool Has(string name) => values.ContainsKey(name);

        public int Count(string prefix) => values.Keys.Count(name => name.StartsWith(prefix, StringComparison.Ordinal));

        public T Read<T>(string name, Func<string, T> read)
        {
            try
            {
                return read(this[name]);
            }
            catch (FormatException malformed)
            {
                throw new OutputRefusedException(
                    $"The constant {name} of {OutputNamespace}.{Type} is malformed: {malformed.Message}"
                );
            }
        }
    }
}
