package nl.steunkring.ui

import java.awt.image.BufferedImage

/** A screen as a camera sees it. */
fun BufferedImage.light() = Light(ByteArray(width * height) { (getRGB(it % width, it / width) shr 8).toByte() }, width, height)
