using System.Reflection.Metadata;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build;

/// <summary>Reads [PostfixInstance] from the metadata of a class.</summary>
internal static class DeclaredNames
{
    private const string AttributeNamespace = "ConfigAsCode.Postfix";
    private const string AttributeName = "PostfixInstanceAttribute";

    public static IEnumerable<DeclaredName> On(MetadataReader metadata, TypeDefinition type)
    {
        foreach (CustomAttributeHandle handle in type.GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (IsOurs(metadata, attribute))
            {
                // A prolog of two octets, then the arguments of the constructor (ECMA-335 II.23.3): one string.
                BlobReader value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                yield return new DeclaredName(value.ReadSerializedString() ?? "", FullName(metadata, type));
            }
        }
    }

    private static bool IsOurs(MetadataReader metadata, CustomAttribute attribute)
    {
        EntityHandle type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata
                .GetMemberReference((MemberReferenceHandle)attribute.Constructor)
                .Parent,
            HandleKind.MethodDefinition => metadata
                .GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor)
                .GetDeclaringType(),
            _ => default,
        };
        (StringHandle space, StringHandle name) = type.Kind switch
        {
            HandleKind.TypeReference => NameOf(metadata.GetTypeReference((TypeReferenceHandle)type)),
            HandleKind.TypeDefinition => NameOf(metadata.GetTypeDefinition((TypeDefinitionHandle)type)),
            _ => default,
        };
        return metadata.StringComparer.Equals(name, AttributeName)
            && metadata.StringComparer.Equals(space, AttributeNamespace);
    }

    private static (StringHandle, StringHandle) NameOf(TypeReference type) => (type.Namespace, type.Name);

    private static (StringHandle, StringHandle) NameOf(TypeDefinition type) => (type.Namespace, type.Name);

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        TypeDefinitionHandle around = type.GetDeclaringType();
        return !around.IsNil ? FullName(metadata, metadata.GetTypeDefinition(around)) + "." + name
            : type.Namespace.IsNil ? name
            : metadata.GetString(type.Namespace) + "." + name;
    }
}
