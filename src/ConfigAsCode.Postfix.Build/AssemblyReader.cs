using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Reads what the generator put into a compiled assembly. Every type of the output namespace has the instances of one class
/// (<see cref="PackedClass"/>); the type <c>Declarations</c> has <c>Findings</c> alone, of what is in no instance. Only metadata is read: no code
/// of the assembly is loaded, let alone run, so its target framework does not matter.
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

        // Loops, as LINQ over structs would be compiled in each build.
        var outputs = new List<Constants>();
        var declared = new List<DeclaredName>();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (metadata.StringComparer.Equals(type.Namespace, OutputNamespace))
            {
                outputs.Add(new Constants(metadata, type));
            }

            declared.AddRange(DeclaredNames.On(metadata, type));
        }

        var instances = outputs
            .Where(constants => constants.Type != OfNoInstance)
            .Select(constants => constants.Read(PackedClass.Read))
            .SelectMany(packed => packed.Instances.Select(instance => new { Class = packed.Name, Instance = instance }))
            .OrderBy(packed => packed.Instance.Name, StringComparer.Ordinal)
            .ToList();
        return new RenderedProject(
            [
                .. instances
                    .Where(packed => packed.Instance.Target is not null)
                    .Select(packed => new RenderedInstance(packed.Class, packed.Instance)),
            ],
            [
                .. instances
                    .Where(packed => packed.Instance.Target is null)
                    .Select(packed => new UnrenderedInstance(packed.Instance.Name, packed.Instance.Findings)),
            ],
            [
                .. outputs
                    .Where(constants => constants.Type == OfNoInstance)
                    .SelectMany(constants => constants.Read(texts => PackedFindings.Read(texts["Findings"]))),
            ],
            declared
        );
    }

    /// <summary>The string constants of one type.</summary>
    private sealed class Constants
    {
        private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

        public Constants(MetadataReader metadata, TypeDefinition type)
        {
            Type = metadata.GetString(type.Name);
            foreach (FieldDefinitionHandle of in type.GetFields())
            {
                FieldDefinition field = metadata.GetFieldDefinition(of);
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

        public T Read<T>(Func<IReadOnlyDictionary<string, string>, T> read)
        {
            try
            {
                return read(values);
            }
            catch (Exception malformed) when (malformed is FormatException or KeyNotFoundException)
            {
                throw new OutputRefusedException(
                    $"The type {OutputNamespace}.{Type} is not what the generator writes: {malformed.Message}"
                );
            }
        }
    }
}
