using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Cursor;

/// <summary>The service of master.cf that the cursor is in.</summary>
/// <param name="Program">Its program.</param>
/// <param name="Known">The service as the file has it; null where master(8) does not take the line.</param>
internal sealed record CursorService(string Program, Service? Known);
