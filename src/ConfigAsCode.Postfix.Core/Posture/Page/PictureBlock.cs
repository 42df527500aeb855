using ConfigAsCode.Postfix.Core.Posture.Flow;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The picture of the mail flow.</summary>
/// <param name="Id">Sets it apart from the other pictures of the page: letters and digits.</param>
/// <param name="Picture">The picture.</param>
internal sealed record PictureBlock(string Id, FlowPicture Picture) : PageBlock;
