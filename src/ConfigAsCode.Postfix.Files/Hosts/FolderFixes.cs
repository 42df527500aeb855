using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>The safe fixes of a folder, made in memory; <see cref="Write"/> makes them in the folder.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Files">The files that change.</param>
/// <param name="Made">The fixes.</param>
public sealed record FolderFixes(string Directory, IReadOnlyList<FixedFile> Files, IReadOnlyList<MadeFix> Made)
{
    /// <summary>Writes all of the files or none; each keeps its owner and its mode.</summary>
    /// <exception cref="HostFolderException">Nothing was written.</exception>
    public void Write()
    {
        try
        {
            foreach (HostFile file in Files.Select(fixedFile => fixedFile.File))
            {
                if (file.IsLink())
                {
                    throw new HostFolderException(
                        $"{file.Path} is a symbolic link, and nothing in {Directory} was changed. Run --fix in the folder that it leads to"
                    );
                }

                if (!file.IsUnchanged())
                {
                    throw new HostFolderException(
                        $"{file.Path} has changed since it was read, and nothing in {Directory} was changed. Run --fix again"
                    );
                }
            }

            new OutputFolder(Directory, new KeptFileOperations()).Update(
                [.. Files.Select(f => new OutputFile(f.File.Name, f.File.Encode(f.Text)))],
                []
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostFolderException(
                $"{Directory} cannot be written, and nothing in it was changed: {failure.Message} Run --fix as the owner of the files",
                failure
            );
        }
    }
}
