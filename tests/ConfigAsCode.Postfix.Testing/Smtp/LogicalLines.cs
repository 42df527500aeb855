namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>The logical lines of main.cf and master.cf, without comments (postconf(5), master(5)).</summary>
public static class LogicalLines
{
    public static List<string> Read(string text)
    {
        var lines = new List<string>();
        foreach (string physical in text.Split('\n'))
        {
            string line = physical.TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith('#'))
            {
                continue;
            }

            if (char.IsWhiteSpace(line[0]) && lines.Count > 0)
            {
                lines[^1] += line;
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
